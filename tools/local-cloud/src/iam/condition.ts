import { UnknownPolicy } from './unknown-policy.ts';
import { wildcard } from './wildcard.ts';

export type Context = Readonly<Record<string, readonly string[]>>;

/** Whether one value of the request meets one value of the policy. */
type Comparison = (wanted: string) => (value: string) => boolean;

const equals: Comparison = (wanted) => (value) => value === wanted;
const equalsIgnoringCase: Comparison = (wanted) => (value) => value.toLowerCase() === wanted.toLowerCase();

const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: equals,
  StringEqualsIgnoreCase: equalsIgnoringCase,
  StringLike: (wanted) => wildcard(wanted),
  ArnEquals: (wanted) => wildcard(wanted),
  ArnLike: (wanted) => wildcard(wanted),
  Bool: equalsIgnoringCase,
};

/**
 * Compiles a `Condition` block: all operators and all keys must hold, one of a key's values suffices (of a negated
 * operator none may match). Throws `UnknownPolicy` for an operator that is not known here.
 */
export function condition(block: unknown): (context: Context) => boolean {
  const tests = Object.entries((block ?? {}) as Record<string, Record<string, unknown>>).flatMap(
    ([operator, keys]) =>
      Object.entries(keys).map(([key, wanted]) =>
        keyTest(operator, key.toLowerCase(), [wanted].flat().map(String)),
      ),
  );
  return (context) => tests.every((test) => test(context));
}

function keyTest(operator: string, key: string, wanted: readonly string[]): (context: Context) => boolean {
  const [, quantifier, name = '', ifExists] =
    /^(ForAllValues:|ForAnyValue:)?(.*?)(IfExists)?$/.exec(operator) ?? [];
  if (name === 'Null') return (context) => ((context[key]?.length ?? 0) === 0) === (wanted[0] === 'true');

  const positive = name.replace(/^(String|Arn)Not/, '$1');
  const negated = positive !== name;
  const comparison = comparisons[positive];
  if (comparison === undefined) throw new UnknownPolicy(`the condition operator ${operator}`);
  const matchers = wanted.map(comparison);
  const meets = (value: string): boolean => matchers.some((matches) => matches(value)) !== negated;

  return (context) => {
    const values = context[key] ?? [];
    // A key that the request lacks meets "for all values", "if exists" and every negation, and nothing else.
    if (values.length === 0)
      return (
        quantifier === 'ForAllValues:' || ifExists !== undefined || (negated && quantifier === undefined)
      );
    return quantifier === 'ForAnyValue:' ? values.some(meets) : values.every(meets);
  };
}
