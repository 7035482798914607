import type { InvalidParameter } from './parameters.ts';

/** An error answer by RFC 9457. */
export const problem = (
  status: number,
  title: string,
  more: { readonly detail?: string; readonly errors?: readonly InvalidParameter[] } = {},
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title, status, ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
