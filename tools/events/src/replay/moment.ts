import { UsageError } from '../errors.ts';

const milliseconds: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/**
 * A moment as an operator writes it: `90m`, `2h`, `1d12h` (that long ago), `now`, or ISO 8601 with its zone. A time
 * without a zone is refused: at night nobody should have to guess which one was meant.
 *
 * @param option the option it was given for: the error names it
 * @throws UsageError
 */
export function momentOf(option: string, text: string, now: Date): Date {
  if (text === 'now') return now;
  const ago = agoOf(text);
  if (ago !== undefined) return new Date(now.getTime() - ago);
  const refuse = (why: string) =>
    new UsageError(`--${option} ${text}: ${why}; write 90m, 2h, 1d, now or 2026-03-01T08:00:00Z`);
  const iso = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(text);
  if (!iso) throw refuse('neither a time nor a duration');
  if (text.length > 10 && iso[1] === undefined) throw refuse('a time needs its zone');
  const moment = new Date(text);
  // A day that its month does not have would silently become one of the next.
  if (Number.isNaN(moment.getTime()) || !isDay(text.slice(0, 10))) throw refuse('there is no such time');
  return moment;
}

function agoOf(text: string): number | undefined {
  if (!/^(\d{1,6}[smhdw])+$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+)([smhdw])/g)].reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (milliseconds[unit] ?? 0),
    0,
  );
}

const isDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};
