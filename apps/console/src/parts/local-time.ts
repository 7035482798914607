/**
 * The instant at which clocks of a zone show a local time, as `<input type="datetime-local">` has it. An hour that is
 * skipped in spring counts as the one after it; of one that comes twice in autumn, the first.
 *
 * @returns ISO 8601 UTC, or undefined for what is no time
 */
export function instantOf(local: string, timeZone: string): string | undefined {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return undefined;
  const shown = (at: number) => at + offsetOf(at, timeZone);
  const guesses = [
    wanted - offsetOf(wanted - 86_400_000, timeZone),
    wanted - offsetOf(wanted + 86_400_000, timeZone),
  ];
  const exact = guesses.filter((at) => shown(at) === wanted);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...guesses)).toISOString();
}

/** What clocks of a zone show, as `<input type="datetime-local">` wants it. @param at epoch milliseconds */
export const localOf = (at: number, timeZone: string): string =>
  new Date(at + offsetOf(at, timeZone)).toISOString().slice(0, 16);

/** How far a zone is ahead of UTC, in milliseconds. */
function offsetOf(at: number, timeZone: string): number {
  const whole = Math.floor(at / 1_000) * 1_000;
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(new Date(whole));
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) -
    whole
  );
}
