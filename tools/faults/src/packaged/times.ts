/**
 * Events of the cases happened some hours ago, on the whole minute: long enough before their handling to be told from
 * it, and short enough for what they lead to not to have expired.
 */
const start = Math.floor(Date.now() / 60_000) * 60_000 - 5 * 3_600_000;

/** @returns ISO 8601 UTC: so many minutes after the first event. */
export const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();
