import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';

export interface SigningKey {
  readonly privateKey: CryptoKey;
  /** What the JWKS endpoint publishes. */
  readonly publicJwk: JWK & { readonly kid: string };
}

async function stored(file: string): Promise<JWK | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function generated(dataDir: string, file: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  await mkdir(dataDir, { recursive: true });
  // Renamed into place: a crash leaves either no key or a whole one.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(jwk), { mode: 0o600 });
  await rename(draft, file);
  return jwk;
}

/**
 * The RSA key that signs tokens, kept in `dataDir` so that tokens survive a restart.
 * @throws SyntaxError, TypeError when the stored file is not a private key
 */
export async function loadSigningKey(dataDir: string): Promise<SigningKey> {
  const file = join(dataDir, 'token-signing-key.json');
  const jwk = (await stored(file)) ?? (await generated(dataDir, file));
  const privateKey = await importJWK(jwk, 'RS256');
  if (privateKey instanceof Uint8Array) throw new TypeError(`${file} holds no RSA key`);
  const { kty, n, e } = jwk;
  const kid = await calculateJwkThumbprint({ kty, n, e });
  return { privateKey, publicJwk: { kty, n, e, kid, alg: 'RS256', use: 'sig' } };
}
