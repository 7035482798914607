import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';

const keys = await generateKeyPair('RS256', { extractable: true });
/** Somebody else's keys. */
const others = await generateKeyPair('RS256', { extractable: true });
const jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }] };
const client = 'web-client';

interface TokenOptions {
  readonly key?: typeof keys.privateKey;
  readonly kid?: string;
  /** `1h`, or epoch seconds; undefined for a token without an end. */
  readonly expires?: string | number | undefined;
  readonly subject?: string;
}

/** An OpenID issuer for the tests of one file, which serves its keys by HTTP. */
export function useIssuer() {
  let server: Server;
  const issuer = {
    client,
    others,
    url: '',
    /** How often its keys were asked for. */
    fetched: 0,
    isDown: false,
    aToken: (claims: Record<string, unknown> = {}, options: TokenOptions = {}): Promise<string> => {
      const { key = keys.privateKey, kid = 'k1', subject = 'ada' } = options;
      const expires = 'expires' in options ? options.expires : '1h';
      const token = new SignJWT({ client_id: client, token_use: 'access', iss: issuer.url, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setSubject(subject)
        .setIssuedAt();
      return (expires === undefined ? token : token.setExpirationTime(expires)).sign(key);
    },
  };
  beforeAll(async () => {
    server = createServer((request, response) => {
      issuer.fetched += 1;
      const found = request.url === '/pool/.well-known/jwks.json' && !issuer.isDown;
      response.writeHead(found ? 200 : 503).end(JSON.stringify(jwks));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    issuer.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pool`;
  });
  beforeEach(() => {
    issuer.fetched = 0;
    issuer.isDown = false;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return issuer;
}
