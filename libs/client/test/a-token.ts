/** A JWT as a client reads it; nobody checks its signature here. @param life seconds */
export function aToken(subject = 'ada', life = 3_600, issuedAt = Date.now() / 1_000): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const iat = Math.floor(issuedAt);
  return `${part({ alg: 'none' })}.${part({ sub: subject, iat, exp: iat + life })}.x`;
}
