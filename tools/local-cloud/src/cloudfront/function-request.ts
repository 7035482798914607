import type { GatewayRequest } from '../ports.ts';
import { type Fields, fieldsFrom, type Pair, pairsOf } from './function-fields.ts';
import { headersGiven, isSeen } from './function-headers.ts';

/** A request as functions see it and give it back. */
export interface FunctionRequest {
  readonly method: string;
  readonly uri: string;
  readonly querystring: Fields;
  readonly headers: Fields;
  readonly cookies: Fields;
}

/** What a function sees of a viewer's request: all of it still encoded. */
export const seenRequest = ({
  method,
  path,
  rawQuery,
  rawHeaders,
  headers,
}: GatewayRequest): FunctionRequest => ({
  method,
  uri: path,
  querystring: fieldsFrom(rawQuery.split('&').filter(Boolean).map(pairOf)),
  headers: fieldsFrom(pairsOfRaw(rawHeaders).filter(([name]) => isSeen(name))),
  cookies: fieldsFrom((headers.cookie ?? '').split(/; */).filter(Boolean).map(pairOf)),
});

/**
 * The request as a function wants it to go on. What it left alone stays as the viewer sent it.
 *
 * @throws Error for what no request is
 */
export function givenRequest(
  request: GatewayRequest,
  given: Readonly<Record<string, unknown>>,
): GatewayRequest {
  const seen = seenRequest(request);
  const { uri, method } = given;
  if (typeof uri !== 'string' || !/^\/[^\s?#]*$/.test(uri))
    throw new Error(`the uri of a request begins with / and has no query, and is ${JSON.stringify(uri)}`);
  if (method !== seen.method) throw new Error('a function may not change the method of a request');
  const rawQuery = isSame(given['querystring'], seen.querystring)
    ? request.rawQuery
    : queryOf(given['querystring']);
  const isAsSent = isSame(given['headers'], seen.headers) && isSame(given['cookies'], seen.cookies);
  return { ...request, path: uri, rawQuery, ...(!isAsSent && headersOf(request, seen, given)) };
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const queryOf = (query: unknown): string =>
  typeof query === 'string'
    ? query
    : pairsOf(query)
        .map(([name, value]) => (value === '' ? name : `${name}=${value}`))
        .join('&');

/** What a function does not see stays; everything else is as it says. */
function headersOf(
  { rawHeaders }: GatewayRequest,
  seen: FunctionRequest,
  given: Readonly<Record<string, unknown>>,
): Pick<GatewayRequest, 'headers' | 'rawHeaders'> {
  const unseen = pairsOfRaw(rawHeaders).filter(([name]) => !isSeen(name) && name !== 'cookie');
  const host = pairsOfRaw(rawHeaders).filter(([name]) => name === 'host');
  const others = headersGiven(given['headers'], seen.headers).filter(([name]) => name !== 'host');
  const cookies = pairsOf(given['cookies'])
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  const pairs: readonly Pair[] = [
    ...host,
    ...unseen,
    ...others,
    ...(cookies === '' ? [] : [['cookie', cookies] as const]),
  ];
  const joined = [...Map.groupBy(pairs, ([name]) => name)].map(
    ([name, all]) => [name, all.map(([, value]) => value).join(', ')] as const,
  );
  return { headers: Object.fromEntries(joined), rawHeaders: pairs.flat() };
}

function pairOf(text: string): Pair {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

const pairsOfRaw = (raw: readonly string[]): readonly Pair[] =>
  Array.from({ length: raw.length >> 1 }, (_, at) => [
    (raw[2 * at] ?? '').toLowerCase(),
    raw[2 * at + 1] ?? '',
  ]);
