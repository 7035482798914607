import type { Scalar } from './leaf.ts';

/** Which element of which array a value lies in, for every array around it, as pairs `[array, index]`. */
export type Membership = readonly (readonly [array: number, index: number])[];

/** A leaf of an event. */
export interface Field {
  readonly value: Scalar;
  readonly membership: Membership;
}

/** An event's leaves by path. An empty array or object has none, so its path does not exist. */
export type EventFields = ReadonlyMap<string, readonly Field[]>;

/** EventBridge processes nested JSON to this depth (PutEvents reference); below it, nothing is matched. */
const MAX_DEPTH = 1100;

/** Flattens an event once, so that any number of patterns can be asked about it. */
export function fieldsOf(event: unknown): EventFields {
  const fields = new Map<string, Field[]>();
  let arrays = 0;

  const visit = (node: unknown, path: string, membership: Membership, depth: number): void => {
    if (depth > MAX_DEPTH || node === undefined) return;
    if (Array.isArray(node)) {
      const array = arrays++;
      node.forEach((element, index) => visit(element, path, [...membership, [array, index]], depth + 1));
    } else if (typeof node === 'object' && node !== null) {
      for (const [key, value] of Object.entries(node)) {
        visit(value, path ? `${path}.${key}` : key, membership, depth + 1);
      }
    } else {
      const field = { value: node as Scalar, membership };
      const known = fields.get(path);
      if (known) known.push(field);
      else fields.set(path, [field]);
    }
  };
  visit(event, '', [], 0);
  return fields;
}

/** Both memberships together, or `undefined` when they lie in different elements of one array. */
export function join(left: Membership, right: Membership): Membership | undefined {
  if (right.length === 0) return left;
  if (left.length === 0) return right;
  const added: (readonly [number, number])[] = [];
  for (const pair of right) {
    const known = left.find(([array]) => array === pair[0]);
    if (known && known[1] !== pair[1]) return undefined;
    if (!known) added.push(pair);
  }
  return added.length > 0 ? [...left, ...added] : left;
}
