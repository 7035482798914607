import { createSign, generateKeyPairSync } from 'node:crypto';

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const decoded = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as object;
const { privateKey: foreignKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Tokens that look like a good one and are not. */
export function badTokens(good: string): Readonly<Record<string, string>> {
  const [header, payload, signature] = good.split('.');
  const signedBy = (signed: string) => createSign('RSA-SHA256').update(signed).sign(foreignKey, 'base64url');
  const other = encoded({ ...decoded(payload), sub: 'eve', username: 'eve' });
  return {
    'no token at all': 'hello',
    'a token without a signature': `${header ?? ''}.${payload ?? ''}.`,
    'an unsigned token': `${encoded({ alg: 'none', typ: 'JWT' })}.${payload ?? ''}.`,
    'a token for another user under the old signature': `${header ?? ''}.${other}.${signature ?? ''}`,
    'a token signed with a foreign key': `${header ?? ''}.${payload ?? ''}.${signedBy(`${header ?? ''}.${payload ?? ''}`)}`,
  };
}
