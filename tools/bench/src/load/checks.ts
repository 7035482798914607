import type { Section } from '../report/table.ts';

/** Something that must hold, on any machine: a count, or a ratio. */
export interface Check {
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  readonly holds: boolean;
}

export const exactly = (what: string, expected: number, found: number): Check => ({
  what,
  expected: String(expected),
  found: String(found),
  holds: found === expected,
});

/** @param what of what the ratio is: `recovered / steady` */
export const atMost = (what: string, limit: number, found: number): Check => ({
  what,
  expected: `≤ ${limit}`,
  found: found.toFixed(2),
  holds: found <= limit,
});

/** The checks as a table; those that do not hold are the section's failures. */
export function checkSection(
  section: Pick<Section, 'name' | 'title' | 'command' | 'notes'>,
  checks: readonly Check[],
): Section {
  return {
    ...section,
    columns: ['what', 'expected', 'found', ''],
    rows: checks.map(({ what, expected, found, holds }) => [
      what,
      expected,
      found,
      holds ? 'holds' : 'FAILS',
    ]),
    failures: checks
      .filter(({ holds }) => !holds)
      .map(({ what, expected, found }) => `${section.title}: ${what}: expected ${expected}, found ${found}`),
  };
}
