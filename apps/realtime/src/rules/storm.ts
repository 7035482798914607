import type { NotificationType } from '@bayon/event-contracts';

/** So many of one type are told at once within a minute. The rest waits, and comes together. */
export const mostAtOnce = 10;

const minute = 60_000;

/** When those of each type happened that were told at once, as far as it is less than a minute ago. ISO 8601 UTC */
export type Recent = Readonly<Partial<Record<NotificationType, readonly string[]>>>;

const isRecent = (moment: string) => (one: string) => Math.abs(Date.parse(one) - Date.parse(moment)) < minute;

/** Whether one more of a type is too many at a moment. */
export const isStorm = (recent: Recent | undefined, type: NotificationType, moment: string): boolean =>
  (recent?.[type] ?? []).filter(isRecent(moment)).length >= mostAtOnce;

/** With one more, and without what is not recent any more. */
export function withTold(recent: Recent | undefined, type: NotificationType, moment: string): Recent {
  const all = Object.entries({ ...recent, [type]: [...(recent?.[type] ?? []), moment] });
  return Object.fromEntries(
    all
      .map(([name, times]) => [name, times.filter(isRecent(moment)).toSorted().slice(-mostAtOnce)] as const)
      .filter(([, times]) => times.length > 0),
  );
}

/** When the rest of a storm is told: at a full minute, so that what storms together comes together. */
export const stormEnd = (moment: string): string =>
  new Date(Math.ceil((Date.parse(moment) + minute) / minute) * minute).toISOString();
