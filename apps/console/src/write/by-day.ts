/** Groups what is scheduled by the day it is there, the next first. */
export function byDay<Entry extends { readonly scheduledFor: string }>(
  entries: readonly Entry[],
  timeZone: string,
): readonly { readonly day: string; readonly entries: readonly Entry[] }[] {
  const format = new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone,
  });
  const sorted = [...entries].sort((a, b) => a.scheduledFor.localeCompare(b.scheduledFor));
  const days = Map.groupBy(sorted, ({ scheduledFor }) => format.format(new Date(scheduledFor)));
  return [...days].map(([day, some]) => ({ day, entries: some }));
}
