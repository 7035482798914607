/**
 * What of an item need not be the same in two tables that hold the same state, and why. All else must be:
 * `expiresAt` too, for the rebuild decides at the moments at which the live table was decided.
 */
const volatile: Readonly<Record<string, string>> = {
  rev: 'begins at random with each item, so that one made anew is told from the one that was read',
};

/** A settled record says that an event was settled; by which message, and when it may go, is the queue's business. */
const isSettledRecord = (item: Readonly<Record<string, unknown>>): boolean => item['sk'] === 'SETTLED';

/** What is compared of an item: of settled records that they exist, of all others what is not volatile. */
export function comparableOf(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (isSettledRecord(item)) return {};
  return Object.fromEntries(Object.entries(item).filter(([name]) => !(name in volatile)));
}

/** DynamoDB deletes what has expired within days, and nobody reads it until then. */
export const hasExpired = ({ expiresAt }: Readonly<Record<string, unknown>>, now: Date): boolean =>
  typeof expiresAt === 'number' && expiresAt * 1_000 <= now.getTime();
