import { cidrMatcher } from './cidr.ts';
import { numericMatcher } from './numeric.ts';
import { wildcardMatcher } from './wildcard.ts';

/** What a leaf of an event holds. */
export type Scalar = string | number | boolean | null;
export type LeafMatcher = (value: Scalar) => boolean;

/** One element of a pattern's leaf: a test of a value, or the wish that there be none. */
export type LeafPattern = { readonly matches: LeafMatcher } | 'absent';

/** The match types, by which `$or` is told from an ordinary field called `$or` (aws/event-ruler does so). */
export const matchTypes = [
  'prefix',
  'suffix',
  'equals-ignore-case',
  'wildcard',
  'anything-but',
  'numeric',
  'exists',
  'cidr',
] as const;

/** Compiles one element of a leaf array. Throws a plain `Error` with AWS's reason. */
export function compileLeaf(element: unknown): LeafPattern {
  if (isScalar(element)) return { matches: (value) => value === element };
  const [type, operand] = onlyEntry(element);
  if (type === 'exists') {
    if (typeof operand !== 'boolean') throw new Error('exists match pattern must be either true or false.');
    return operand ? { matches: () => true } : 'absent';
  }
  if (type === 'anything-but') return { matches: anythingBut(operand) };
  if (type === 'numeric') return { matches: numericMatcher(operand) };
  return { matches: textMatcher(type, operand) };
}

/** `prefix`, `suffix` (each also with `equals-ignore-case` inside), `equals-ignore-case`, `wildcard`, `cidr`. */
function textMatcher(type: string, operand: unknown): LeafMatcher {
  if ((type === 'prefix' || type === 'suffix') && typeof operand === 'object') {
    const [inner, text] = onlyEntry(operand);
    if (inner !== 'equals-ignore-case') throw new Error(`Unsupported ${type} pattern: ${inner}`);
    const folded = stringOperand(inner, text).toLowerCase();
    return onText((value) => affixMatches(type, value.toLowerCase(), folded));
  }
  if (!(matchTypes as readonly string[]).includes(type)) throw new Error(`Unrecognized match type ${type}`);
  const text = stringOperand(type, operand);
  if (type === 'prefix' || type === 'suffix') return onText((value) => affixMatches(type, value, text));
  if (type === 'wildcard') return onText(wildcardMatcher(text));
  if (type === 'cidr') return onText(cidrMatcher(text));
  const folded = text.toLowerCase();
  return onText((value) => value.toLowerCase() === folded);
}

/** The negation of a value, of a list of values, or of a text match (or a list of operands of one). */
function anythingBut(operand: unknown): LeafMatcher {
  const excluded = isPlainObject(operand) ? exclusionsOf(operand) : valuesOf(operand);
  return (value) => !excluded.some((matches) => matches(value));
}

function exclusionsOf(operand: object): LeafMatcher[] {
  const [type, inner] = onlyEntry(operand);
  if (!['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].includes(type)) {
    throw new Error(`Unsupported anything-but pattern: ${type}`);
  }
  const operands: unknown[] = Array.isArray(inner) ? inner : [inner];
  if (operands.length === 0) throw new Error('Empty arrays are not allowed');
  const isAffix = type === 'prefix' || type === 'suffix';
  if (isAffix && operands.includes('')) throw new Error(`Null ${type} not allowed`);
  // Elsewhere an affix may say `equals-ignore-case`; here event-ruler takes texts only.
  return operands.map((each) => textMatcher(type, stringOperand(`anything-but ${type}`, each)));
}

function valuesOf(operand: unknown): LeafMatcher[] {
  const values: unknown[] = Array.isArray(operand) ? operand : [operand];
  if (values.length === 0) throw new Error('Empty arrays are not allowed');
  const types = new Set(values.map((value) => typeof value));
  if (![...types].every((type) => type === 'string' || type === 'number')) {
    throw new Error('Value of anything-but must be an array or single string/number value.');
  }
  if (types.size > 1) {
    throw new Error(
      'Inside anything but list, either all values are number or string, mixed type is not supported',
    );
  }
  const set = new Set(values);
  return [(value) => set.has(value)];
}

const affixMatches = (type: 'prefix' | 'suffix', value: string, text: string) =>
  type === 'prefix' ? value.startsWith(text) : value.endsWith(text);

const onText =
  (matches: (value: string) => boolean): LeafMatcher =>
  (value) =>
    typeof value === 'string' && matches(value);

function stringOperand(type: string, operand: unknown): string {
  if (typeof operand !== 'string') throw new Error(`${type} match pattern must be a string`);
  return operand;
}

function onlyEntry(element: unknown): [string, unknown] {
  if (!isPlainObject(element)) throw new Error('Match value must be String, number, true, false, or null');
  const [entry, ...more] = Object.entries(element);
  if (!entry || more.length > 0) throw new Error('Only one key allowed in match expression');
  return entry;
}

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** Whether a JSON value is an object (and neither `null` nor an array). */
export const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
