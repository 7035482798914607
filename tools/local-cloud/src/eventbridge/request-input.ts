import { EventBridgeError, ValidationException } from './errors.ts';

/** The JSON body of a request. */
export type Input = Readonly<Record<string, unknown>>;

/** Reads a body. Throws `SerializationException`, as AWS does before it looks at any member. */
export function parseInput(body: Uint8Array): Input {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body) || '{}');
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Input;
  } catch {
    // Falls through to the one answer for everything that is no JSON object.
  }
  throw new EventBridgeError('SerializationException', 'The request body is not a JSON object.');
}

/** A text member. Throws for another type. */
export function optional(input: Input, name: string): string | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string')
    throw new EventBridgeError('SerializationException', `${name} is not a string.`);
  return value;
}

/** A text member that must be there. */
export function required(input: Input, name: string): string {
  const value = optional(input, name);
  if (value === undefined || value === '') throw missing(name);
  return value;
}

/** A text member that is one of a few. */
export function choice(input: Input, name: string, values: readonly string[]): string | undefined {
  const value = optional(input, name);
  if (value === undefined || values.includes(value)) return value;
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  throw new ValidationException(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy enum value set: [${values.join(', ')}]`,
  );
}

/** A list member that must be there. */
export function list(input: Input, name: string): readonly unknown[] {
  const value = input[name];
  if (!Array.isArray(value)) throw missing(name);
  return value;
}

/**
 * A point in time in epoch milliseconds, `NaN` for what is none. The SDKs send epoch seconds (with fractions), people
 * ISO text.
 */
export function timeOf(value: unknown): number {
  const millis =
    typeof value === 'number' ? value * 1_000 : Date.parse(typeof value === 'string' ? value : '');
  return new Date(millis).getTime();
}

/** A point in time that must be there, in epoch seconds. */
export function timestamp(input: Input, name: string): number {
  const value = input[name];
  if (value === undefined || value === null) throw missing(name);
  const millis = timeOf(value);
  if (Number.isNaN(millis))
    throw new EventBridgeError('SerializationException', `${name} is not a timestamp.`);
  return millis / 1_000;
}

/** One page of a list by Limit and NextToken; the token is the place to go on from. */
export function page<T>(items: readonly T[], input: Input): { items: T[]; NextToken?: string } {
  const limit = input['Limit'] ?? 100;
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw new ValidationException(`Value '${JSON.stringify(limit)}' at 'limit' must be between 1 and 100.`);
  }
  const token = optional(input, 'NextToken') ?? '0';
  if (!/^\d+$/.test(token)) throw new ValidationException('Parameter NextToken is not valid.');
  const start = Number(token);
  const end = start + limit;
  return { items: items.slice(start, end), ...(end < items.length ? { NextToken: String(end) } : {}) };
}

const missing = (name: string) => {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  return new ValidationException(
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  );
};
