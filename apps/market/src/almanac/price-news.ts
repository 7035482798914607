import type { ToldChange } from '@bayon/event-contracts';
import { fingerprint } from './fingerprint.ts';
import type { NewPrice } from './observe.ts';
import { percentChange } from './price-change.ts';

/** Price changes that are news, as those who track an area are told of them. */
export interface PriceNews {
  readonly rises: number;
  readonly falls: number;
  /** The largest first. */
  readonly largest: readonly ToldChange[];
}

/** What the events of one upload have brought so far, in one of its areas. */
export interface UploadNews extends PriceNews {
  /** Events of the upload that were taken. */
  readonly taken: number;
  /** ISO 8601 UTC: of the last of them by time. */
  readonly at: string;
}

/** Changes that are told by themselves; of the others there is the count. */
const mostTold = 10;

/** Days after which a price is history: recorded, and not told. */
const newsFor = 7;

export const noNews: PriceNews = { rises: 0, falls: 0, largest: [] };

/** Some changes as news. */
export const newsOf = (changes: readonly ToldChange[]): PriceNews => ({
  rises: changes.filter(({ changePercent }) => changePercent > 0).length,
  falls: changes.filter(({ changePercent }) => changePercent <= 0).length,
  largest: largestOf(changes),
});

/** A change that an event showed, by the id that its own event will have. */
export const toldChange = (
  eventId: string,
  { propertyId, oldPrice, newPrice, observedAt }: NewPrice,
): ToldChange => ({
  changeId: `change-${fingerprint(eventId, propertyId, observedAt)}`,
  propertyId,
  oldPrice,
  newPrice,
  changePercent: percentChange(oldPrice.amountCents, newPrice.amountCents),
});

/** Both together, the same in any order. */
export const together = (one: PriceNews, other: PriceNews): PriceNews => ({
  rises: one.rises + other.rises,
  falls: one.falls + other.falls,
  largest: largestOf([...one.largest, ...other.largest]),
});

/** Whether what was seen at one time is still news at another. Both ISO 8601 UTC. */
export const isRecent = (observedAt: string, now: string): boolean =>
  Date.parse(now) - Date.parse(observedAt) <= newsFor * 86_400_000;

const largestOf = (changes: readonly ToldChange[]): ToldChange[] =>
  changes
    .toSorted(
      (one, other) =>
        Math.abs(other.changePercent) - Math.abs(one.changePercent) ||
        (one.changeId < other.changeId ? -1 : 1),
    )
    .slice(0, mostTold);
