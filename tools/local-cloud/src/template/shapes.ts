/** An expression that CloudFormation would refuse; the caller adds the stack and the resource. */
export class Unresolvable extends Error {
  override readonly name = 'Unresolvable';
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object. Throws `Unresolvable` naming `what`. */
export function asRecord(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new Unresolvable(`${what} needs an object`);
  return value;
}

/** The value as a list, of that length when one is given. Throws `Unresolvable` naming `what`. */
export function asList(value: unknown, what: string, length?: number): unknown[] {
  if (!Array.isArray(value)) throw new Unresolvable(`${what} needs a list`);
  if (length !== undefined && value.length !== length)
    throw new Unresolvable(`${what} needs ${length} elements`);
  return value as unknown[];
}

/** The value as a text; numbers and booleans are written out, as CloudFormation does. Throws `Unresolvable`. */
export function asText(value: unknown, what: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Unresolvable(`${what} needs a text`);
}
