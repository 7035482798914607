import type * as z from 'zod/mini';
import type { ClientMessage } from './action.ts';
import { type ErrorFrame, errorFrame } from '../rules/error-frame.ts';

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

/** Checks a message against its schema, or says which member is wrong and why. */
export function read<Schema extends z.ZodMiniType>(
  schema: Schema,
  message: ClientMessage,
): { readonly message: z.output<Schema> } | { readonly complaint: string } {
  const parsed = schema.safeParse(message);
  if (parsed.success) return { message: parsed.data };
  return {
    complaint: parsed.error.issues.map(({ path, message: what }) => `${path.join('.')} ${what}`).join('; '),
  };
}
