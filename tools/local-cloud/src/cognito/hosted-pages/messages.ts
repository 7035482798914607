import type { AwsResponse, LocalRequest } from '../../ports.ts';

/** A header that is there once; empty for any other. */
export const headerOf = ({ headers }: LocalRequest, name: string): string => {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
};

export const queryOf = ({ url }: LocalRequest): URLSearchParams =>
  new URL(url, 'http://localhost').searchParams;

export const isForm = (request: LocalRequest): boolean =>
  /^application\/x-www-form-urlencoded *(;|$)/i.test(headerOf(request, 'content-type'));

export const formOf = ({ body }: LocalRequest): URLSearchParams =>
  new URLSearchParams(Buffer.from(body).toString('utf8'));

/** A parameter that is there more than once, which RFC 6749 3.1 and 3.2 forbid. */
export const repeatedIn = (parameters: URLSearchParams): string | undefined =>
  [...new Set(parameters.keys())].find((name) => parameters.getAll(name).length > 1);

export const json = (status: number, body: object): AwsResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

/** An error as RFC 6749 5.2 has it. */
export const refusal = (error: string, description: string): AwsResponse =>
  json(400, { error, error_description: description });

export const redirect = (location: string, cookie?: string): AwsResponse => ({
  status: 302,
  headers: { location, 'cache-control': 'no-store', ...(cookie !== undefined && { 'set-cookie': cookie }) },
  body: '',
});
