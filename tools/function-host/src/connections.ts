import { randomBytes } from 'node:crypto';
import type { Host } from './host.ts';
import { functionOf } from './packaged.ts';

/** Connections that a user has open, as in the baseline. */
export const connectionsEach = 3;

/** Has realtime's own function take the slots of each user's connections. */
export async function connectUsers(host: Host, users: readonly string[]): Promise<void> {
  const { ref } = functionOf(host.resources, 'realtime', 'connect');
  for (const userId of users) {
    for (let place = 0; place < connectionsEach; place += 1) {
      const connectionId = `${randomBytes(11).toString('base64url')}=`;
      const answer = await host.invoke(ref, {
        requestContext: { connectionId, authorizer: { userId, protocol: 'v1' } },
      });
      const { statusCode } = answer as { readonly statusCode?: number };
      if (statusCode !== 200) throw new Error(`${userId} could not connect: ${JSON.stringify(answer)}`);
    }
  }
}
