/** A header, a query parameter or a cookie as functions see it; `value` is the first of several. */
export interface Field {
  readonly value: string;
  /** Of a cookie that is set: `Path=/; Secure`. */
  readonly attributes?: string;
  readonly multiValue?: readonly Omit<Field, 'multiValue'>[];
}

export type Fields = Readonly<Record<string, Field>>;

export type Pair = readonly [name: string, value: string];

/** Names and values in the order they came, repeated names under one. */
export function fieldsFrom(pairs: Iterable<Pair>): Fields {
  const byName = Map.groupBy(pairs, ([name]) => name);
  return Object.fromEntries(
    [...byName].map(([name, given]) => {
      const values = given.map(([, value]) => ({ value }));
      const [first = { value: '' }] = values;
      return [name, values.length > 1 ? { ...first, multiValue: values } : first];
    }),
  );
}

/** All the values of a field. @throws Error for what is none */
export function valuesOf(name: string, field: unknown): readonly Omit<Field, 'multiValue'>[] {
  const { value, multiValue } = (field ?? {}) as Partial<Field>;
  const values = Array.isArray(multiValue) && multiValue.length > 0 ? multiValue : [field];
  if (values.some((one) => typeof (one as Partial<Field> | null)?.value !== 'string'))
    throw new Error(`${name} must have a value that is a string, and has ${JSON.stringify(value)}`);
  return values as readonly Omit<Field, 'multiValue'>[];
}

/** Every value of every field. @throws Error for fields that are none */
export function pairsOf(fields: unknown): readonly Pair[] {
  if (fields === undefined) return [];
  if (typeof fields !== 'object' || fields === null)
    throw new Error('headers, cookies and query are objects');
  return Object.entries(fields).flatMap(([name, field]) =>
    valuesOf(name, field).map(({ value }) => [name, value] as const),
  );
}
