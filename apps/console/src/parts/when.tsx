import { Tooltip } from '@mantine/core';
import { useNow } from './use-now.ts';
import { useTimeZone } from './use-time-zone.ts';

const steps: readonly (readonly [limit: number, unit: Intl.RelativeTimeFormatUnit, size: number])[] = [
  [60, 'second', 1],
  [3_600, 'minute', 60],
  [86_400, 'hour', 3_600],
  [7 * 86_400, 'day', 86_400],
  [30 * 86_400, 'week', 7 * 86_400],
  [365 * 86_400, 'month', 30 * 86_400],
  [Infinity, 'year', 365 * 86_400],
];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** `3 minutes ago`, `in 2 hours`. @param now epoch milliseconds */
export function relativeTime(time: string, now: number): string {
  const seconds = (Date.parse(time) - now) / 1_000;
  if (Math.abs(seconds) < 10) return 'just now';
  const step = steps.find(([limit]) => Math.abs(seconds) < limit);
  return step ? relative.format(Math.round(seconds / step[2]), step[1]) : time;
}

/** `Fri, Nov 27, 2026, 3:25 PM PST`, by the clocks of a zone. */
export const absoluteTime = (time: string, timeZone: string | undefined): string =>
  new Intl.DateTimeFormat('en-US', {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(new Date(time));

/** A moment as people say it, with the exact one at hand, by the user's clocks. */
export function When({ at }: { readonly at: string }) {
  const now = useNow();
  const timeZone = useTimeZone();
  const exact = absoluteTime(at, timeZone);
  return (
    <Tooltip label={exact} events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={at} aria-label={`${relativeTime(at, now)}, ${exact}`}>
        {relativeTime(at, now)}
      </time>
    </Tooltip>
  );
}
