type Comparison = (value: number) => boolean;

const comparisons: Readonly<Record<string, (bound: number) => Comparison>> = {
  '=': (bound) => (value) => value === bound,
  '<': (bound) => (value) => value < bound,
  '<=': (bound) => (value) => value <= bound,
  '>': (bound) => (value) => value > bound,
  '>=': (bound) => (value) => value >= bound,
};

/** Compiles `["=", 5]`, `["<", 10]` or a range such as `[">", 0, "<=", 5]`. Throws a plain `Error` with AWS's reason. */
export function numericMatcher(terms: unknown): (value: unknown) => boolean {
  if (!Array.isArray(terms)) throw new Error('Value of numeric must be an array.');
  const parts = comparisonsOf(terms as unknown[]);
  return (value) => typeof value === 'number' && parts.every((matches) => matches(value));
}

function comparisonsOf(terms: readonly unknown[]): Comparison[] {
  if (terms.length !== 2 && terms.length !== 4) {
    throw new Error('Numeric match must have one comparison, or a lower and an upper bound');
  }
  const [operator, bound, upperOperator, upper] = terms;
  const first = comparison(operator, bound);
  if (terms.length === 2) return [first];
  const isRange = String(operator).startsWith('>') && String(upperOperator).startsWith('<');
  if (!isRange) throw new Error(`Numeric range must go from ">" or ">=" to "<" or "<="`);
  const second = comparison(upperOperator, upper);
  if (Number(bound) >= Number(upper)) throw new Error('Bottom must be less than top');
  return [first, second];
}

function comparison(operator: unknown, bound: unknown): Comparison {
  const build = typeof operator === 'string' ? comparisons[operator] : undefined;
  if (!build) throw new Error(`Unrecognized numeric range operator: ${JSON.stringify(operator)}`);
  if (typeof bound !== 'number') throw new Error(`Value of ${String(operator)} must be numeric`);
  return build(bound);
}
