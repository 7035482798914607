import { alternativesOf, type Condition } from './compile.ts';
import { fieldsOf, join, type EventFields, type Field, type Membership } from './fields.ts';

/** A pattern ready to be asked about many events. */
export interface CompiledPattern {
  /** @param fields the event, flattened once by `fieldsOf` and shared by all patterns */
  matches(fields: EventFields): boolean;
}

/** Compiles an event pattern. Throws `InvalidEventPatternException` naming the path of what is wrong. */
export function compilePattern(pattern: unknown): CompiledPattern {
  const alternatives = alternativesOf(pattern).map(absentLast);
  return { matches: (fields) => alternatives.some((conditions) => holds(conditions, fields)) };
}

/** Whether an event (its whole envelope) matches a pattern. Throws as `compilePattern` does. */
export function matches(pattern: unknown, event: unknown): boolean {
  return compilePattern(pattern).matches(fieldsOf(event));
}

/** "Missing" is judged last: missing from the array elements that the other conditions have settled on. */
const absentLast = (conditions: readonly Condition[]) => [
  ...conditions.filter((condition) => !condition.orAbsent),
  ...conditions.filter((condition) => condition.orAbsent),
];

function holds(conditions: readonly Condition[], fields: EventFields): boolean {
  const candidates: (readonly Field[])[] = [];
  for (const { path, anyOf, orAbsent } of conditions) {
    const matching = (fields.get(path) ?? []).filter(({ value }) => anyOf.some((match) => match(value)));
    // Most patterns fail here, on their source or detail-type, before any search.
    if (matching.length === 0 && !orAbsent) return false;
    candidates.push(matching);
  }
  return search(0, []);

  /** Chooses a field for each condition so that no two lie in different elements of one array. */
  function search(index: number, membership: Membership): boolean {
    const condition = conditions[index];
    if (!condition) return true;
    for (const candidate of candidates[index] ?? []) {
      const joined = join(membership, candidate.membership);
      if (joined && search(index + 1, joined)) return true;
      // A field outside all arrays constrains nothing: another candidate cannot do better.
      if (joined === membership) return false;
    }
    if (!condition.orAbsent) return false;
    const present = fields.get(condition.path)?.some((field) => join(membership, field.membership));
    return !present && search(index + 1, membership);
  }
}
