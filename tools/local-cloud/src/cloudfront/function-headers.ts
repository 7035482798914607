import { validateHeaderName, validateHeaderValue } from 'node:http';
import { type Fields, type Pair, pairsOf } from './function-fields.ts';

/** Headers that functions neither see nor may add. */
const HIDDEN =
  /^(connection|expect|keep-alive|proxy-.*|trailer|upgrade|x-accel-.*|x-amz-cf-.*|x-amzn-.*|x-cache|x-edge-.*|x-forwarded-proto|x-real-ip)$/;

/** Headers that functions see and may not change. */
const READ_ONLY = /^(content-length|host|transfer-encoding|via)$/;

/** Whether a function sees a header. Cookies it sees apart. */
export const isSeen = (name: string): boolean =>
  !HIDDEN.test(name) && name !== 'cookie' && name !== 'set-cookie';

/**
 * The headers a function gives back, when it was shown `before`.
 *
 * @throws Error for headers that it may not set, and for what no header may be
 */
export function headersGiven(given: unknown, before: Fields): readonly Pair[] {
  const pairs = pairsOf(given).map(([name, value]) => [name.toLowerCase(), value] as const);
  for (const [name, value] of pairs) {
    if (!isSeen(name)) throw new Error(`a function may not set the header ${name}`);
    if (READ_ONLY.test(name) && before[name]?.value !== value)
      throw new Error(`a function may not change the header ${name}`);
    validateHeaderName(name);
    validateHeaderValue(name, value);
  }
  return pairs;
}
