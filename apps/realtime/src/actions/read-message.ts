import type { ClientMessage } from './action.ts';

export interface ErrorFrame {
  readonly type: 'error';
  readonly code: 'invalid_json' | 'too_large' | 'unknown_action' | 'rate_limited';
  readonly message: string;
}

export const errorFrame = (code: ErrorFrame['code'], message: string): ErrorFrame => ({
  type: 'error',
  code,
  message,
});

/** Bytes of UTF-8. What clients ask for is small; API Gateway itself would take 128 KB. */
const largest = 8_192;

const invalid = { error: errorFrame('invalid_json', 'A message is a JSON object.') };

/** Reads what a client sent: a JSON object, or what is wrong with it. */
export function readMessage(
  body: string,
): { readonly message: ClientMessage } | { readonly error: ErrorFrame } {
  if (Buffer.byteLength(body) > largest)
    return { error: errorFrame('too_large', `A message takes ${largest} bytes.`) };
  let message: unknown;
  try {
    message = JSON.parse(body);
  } catch {
    return invalid;
  }
  const isObject = typeof message === 'object' && message !== null && !Array.isArray(message);
  return isObject ? { message: message as ClientMessage } : invalid;
}
