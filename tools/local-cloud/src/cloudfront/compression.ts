import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { GatewayRequest, GatewayResponse } from '../ports.ts';

/**
 * Of which types CloudFront compresses objects from 1,000 to 10,000,000 bytes, where a viewer takes it
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html).
 */
const TYPES =
  /^(text\/(css|csv|html|javascript|js|plain|richtext|tab-separated-values|xml|x-component|x-java-source|x-script)|application\/(javascript|json|x-javascript|xml|xhtml\+xml|rss\+xml|dash\+xml|wasm|pdf|protobuf|otf|ttf|opentype|truetype|font|font-sfnt|eot|vnd\.ms-fontobject)|image\/svg\+xml|font\/(eot|opentype|otf|ttf))\s*(;|$)/i;
const [LEAST, MOST] = [1_000, 10_000_000];

const compress = {
  br: (body: Uint8Array) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Uint8Array) => promisify(gzip)(body),
} as const;

/** What was compressed already, by what it is: an object's ETag names its bytes. */
const kept = new Map<string, Uint8Array>();
const MOST_KEPT = 200;

/** `br;q=0` says that it is not. */
const isAccepted = (header: string, encoding: string): boolean =>
  header.split(',').some((one) => {
    const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });

/** Compresses an answer of S3 as the viewer takes it: Brotli before gzip. */
export async function compressed(
  { headers }: Pick<GatewayRequest, 'headers'>,
  response: GatewayResponse,
): Promise<GatewayResponse> {
  const body = typeof response.body === 'string' ? Buffer.from(response.body) : response.body;
  const accepted = headers['accept-encoding'] ?? '';
  const encoding = (['br', 'gzip'] as const).find((name) => isAccepted(accepted, name));
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
