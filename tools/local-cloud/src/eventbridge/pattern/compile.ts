import { InvalidEventPatternException } from '../errors.ts';
import { compileLeaf, isPlainObject, matchTypes, type LeafMatcher } from './leaf.ts';

/** What a pattern demands of one path (field names joined by dots, as aws/event-ruler flattens an event). */
export interface Condition {
  readonly path: string;
  /** One of these must match the value… */
  readonly anyOf: readonly LeafMatcher[];
  /** …or the path may be missing. */
  readonly orAbsent: boolean;
}

/** The ways to satisfy a pattern: all conditions of one alternative must hold. More than one only with `$or`. */
export type Alternatives = readonly (readonly Condition[])[];

/** EventBridge refuses a pattern whose `$or`s multiply to more than this. */
const MAX_COMBINATIONS = 1000;

/** Reads a pattern. Throws `InvalidEventPatternException` naming the path of what is wrong. */
export function alternativesOf(pattern: unknown): Alternatives {
  if (!isPlainObject(pattern)) throw new InvalidEventPatternException('Filter is not an object');
  return level(pattern, []);
}

function level(node: Readonly<Record<string, unknown>>, path: readonly string[]): Alternatives {
  const entries = Object.entries(node);
  if (entries.length === 0) throw at(path, 'Empty objects are not allowed');
  return entries.reduce<Alternatives>((sofar, [key, value]) => combine(sofar, field(key, value, path)), [[]]);
}

function field(key: string, value: unknown, parent: readonly string[]): Alternatives {
  if (key === '$or' && isOr(value)) return value.flatMap((each) => level(each, parent));
  const path = [...parent, key];
  if (Array.isArray(value)) return [[condition(value, path)]];
  if (isPlainObject(value)) return level(value, path);
  throw at(path, 'must be an object or an array');
}

function condition(elements: readonly unknown[], path: readonly string[]): Condition {
  if (elements.length === 0) throw at(path, 'Empty arrays are not allowed');
  const leaves = elements.map((element) => {
    try {
      return compileLeaf(element);
    } catch (cause) {
      throw at(path, cause instanceof Error ? cause.message : String(cause));
    }
  });
  return {
    path: path.join('.'),
    anyOf: leaves.flatMap((leaf) => (leaf === 'absent' ? [] : [leaf.matches])),
    orAbsent: leaves.includes('absent'),
  };
}

/** `$or` is the operator only as a list of at least two objects without match types; else it is a field's name. */
function isOr(value: unknown): value is readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value) || value.length < 2) return false;
  return value.every((each) => isPlainObject(each) && !matchTypes.some((type) => Object.hasOwn(each, type)));
}

function combine(left: Alternatives, right: Alternatives): Alternatives {
  if (left.length * right.length > MAX_COMBINATIONS) {
    throw new InvalidEventPatternException(`$or yields more than ${MAX_COMBINATIONS} rule combinations`);
  }
  return left.flatMap((some) => right.map((others) => [...some, ...others]));
}

function at(path: readonly string[], reason: string): InvalidEventPatternException {
  return new InvalidEventPatternException(path.length > 0 ? `"${path.join('.')}": ${reason}` : reason);
}
