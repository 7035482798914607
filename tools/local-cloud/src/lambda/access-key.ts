import { createHash } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * The access key id of a role's functions. It is in clear in the Authorization header of every signed request, so
 * who receives one can tell which role sent it. `ASIA` marks temporary credentials, as those of a role are.
 *
 * @param role the role's ARN
 */
export function accessKeyIdFor(role: string): string {
  const digest = createHash('sha256').update(role).digest();
  return `ASIA${Array.from(digest.subarray(0, 16), (byte) => alphabet[byte % 32]).join('')}`;
}
