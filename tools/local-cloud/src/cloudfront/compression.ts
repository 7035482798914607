import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { GatewayRequest, GatewayResponse } from '../ports.ts';

/** CloudFront compresses objects of these types from 1,000 to 10,000,000 bytes, where a viewer takes it. */
const TYPES =
  /^(text\/|application\/(javascript|json|manifest\+json|xml|wasm)|image\/svg\+xml|font\/(ttf|otf))/;
const [LEAST, MOST] = [1_000, 10_000_000];

const compress = {
  br: (body: Uint8Array) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Uint8Array) => promisify(gzip)(body),
} as const;

/** What was compressed already, by what it is: an object's ETag names its bytes. */
const kept = new Map<string, Uint8Array>();
const MOST_KEPT = 200;

/** Compresses an answer of S3 as the viewer takes it: Brotli before gzip. */
export async function compressed(
  { headers }: Pick<GatewayRequest, 'headers'>,
  response: GatewayResponse,
): Promise<GatewayResponse> {
  const body = typeof response.body === 'string' ? Buffer.from(response.body) : response.body;
  const accepted = headers['accept-encoding'] ?? '';
  const encoding = (['br', 'gzip'] as const).find((name) => new RegExp(`\\b${name}\\b`).test(accepted));
  const isText = TYPES.test(String(response.headers['content-type']));
  if (encoding === undefined || !isText || body.length < LEAST || body.length > MOST) return response;
  const etag = String(response.headers['etag']);
  const name = `${encoding} ${etag}`;
  const small = kept.get(name) ?? (await compress[encoding](body));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(name, small);
  return {
    ...response,
    headers: {
      ...response.headers,
      'content-encoding': encoding,
      vary: 'accept-encoding',
      etag: `W/${etag}`,
    },
    body: small,
  };
}
