import { STATUS_CODES, validateHeaderValue } from 'node:http';
import type { GatewayResponse } from '../ports.ts';
import { type Field, type Fields, fieldsFrom, type Pair, valuesOf } from './function-fields.ts';
import { headersGiven, isSeen } from './function-headers.ts';

/** A response as functions see it. Its body they may replace, and never see. */
export interface FunctionResponse {
  readonly statusCode: number;
  readonly statusDescription: string;
  readonly headers: Fields;
  readonly cookies: Fields;
}

/** What a function at the viewer's response sees of it. */
export function seenResponse({ status, headers }: GatewayResponse): FunctionResponse {
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one) => [name.toLowerCase(), one] as const),
  );
  return {
    statusCode: status,
    statusDescription: STATUS_CODES[status] ?? '',
    headers: fieldsFrom(pairs.filter(([name]) => isSeen(name))),
    cookies: cookiesFrom(pairs.filter(([name]) => name === 'set-cookie').map(([, value]) => value)),
  };
}

/**
 * The response that a function gives: all of one of its own, or of another with the body that this had.
 *
 * @throws Error for what no response is
 */
export function givenResponse(
  given: Readonly<Record<string, unknown>>,
  before: GatewayResponse = { status: 200, headers: {}, body: '' },
): GatewayResponse {
  const { statusCode: status, body } = given;
  if (!Number.isInteger(status) || Number(status) < 200 || Number(status) > 599)
    throw new Error(`the statusCode of a response is from 200 to 599, and is ${JSON.stringify(status)}`);
  const hidden = Object.entries(before.headers).filter(
    ([name]) => !isSeen(name.toLowerCase()) && name.toLowerCase() !== 'set-cookie',
  );
  const cookies = cookiesGiven(given['cookies']);
  return {
    status: Number(status),
    headers: {
      ...Object.fromEntries(hidden),
      ...byName(headersGiven(given['headers'], seenResponse(before).headers)),
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: body === undefined ? before.body : bodyOf(body),
  };
}

const byName = (pairs: readonly Pair[]): Readonly<Record<string, string | readonly string[]>> =>
  Object.fromEntries(
    [...Map.groupBy(pairs, ([name]) => name)].map(([name, all]) => {
      const values = all.map(([, value]) => value);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );

function bodyOf(body: unknown): string | Buffer {
  if (typeof body === 'string') return body;
  const { encoding, data } = (body ?? {}) as { readonly encoding?: unknown; readonly data?: unknown };
  if (typeof data !== 'string' || (encoding !== 'text' && encoding !== 'base64'))
    throw new Error('the body of a response is a string, or { encoding: text or base64, data }');
  return encoding === 'base64' ? Buffer.from(data, 'base64') : data;
}

/** `Set-Cookie` headers by the cookies' names: `id=1; Path=/` is the value `1` with the attributes `Path=/`. */
function cookiesFrom(lines: readonly string[]): Fields {
  const cookies = lines.map((line) => {
    const [, name = '', value = '', attributes = ''] = /^([^=;]*)=?([^;]*);?\s*(.*)$/s.exec(line) ?? [];
    return [name, { value, ...(attributes !== '' && { attributes }) }] as const;
  });
  return Object.fromEntries(
    [...Map.groupBy(cookies, ([name]) => name)].map(([name, all]): [string, Field] => {
      const values = all.map(([, value]) => value);
      const [first = { value: '' }] = values;
      return [name, values.length > 1 ? { ...first, multiValue: values } : first];
    }),
  );
}

function cookiesGiven(cookies: unknown): readonly string[] {
  return Object.entries((cookies ?? {}) as Fields).flatMap(([name, field]) =>
    valuesOf(name, field).map(({ value, attributes }) => {
      const line = `${name}=${value}${attributes === undefined ? '' : `; ${attributes}`}`;
      validateHeaderValue('set-cookie', line);
      return line;
    }),
  );
}
