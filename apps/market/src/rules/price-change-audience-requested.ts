import {
  opportunityIdentified,
  PriceChangeAudienceRequested,
  priceChangeAudienceRequested,
  realTimeNotification,
  type ToldChange,
} from '@bayon/event-contracts';
import { rule } from '@bayon/publisher/rule';
import { areaSlug } from '../almanac/area-slug.ts';
import { audienceChunk, trackersAfter } from '../almanac/audience.ts';
import { trackedAt } from '../almanac/following.ts';
import { priceChangeNotice } from '../almanac/price-change-notice.ts';

/** A price that falls by so much, in per cent, is an opportunity for those who track the area. */
export const bargain = 10;

/** One that falls by more was more likely typed wrongly, now or before. */
export const unlikely = 50;

/** The next of those who tracked the area when the price changed are told, and the rest are asked for. */
export const priceChangeAudienceRequestedRule = rule(PriceChangeAudienceRequested, {
  load: ({ detail }) => ({
    trackers: trackersAfter(areaSlug(detail.marketArea), detail.cursor, usersAtOnce(detail.largest)),
  }),
  decide: ({ detail }, { trackers }) => {
    const { marketArea, largest, detectedAt, timestamp } = detail;
    const at = detectedAt ?? timestamp;
    const users = trackers.filter((tracker) => trackedAt(tracker, at)).map(({ userId }) => userId);
    const bargains = largest.filter(isBargain);
    return {
      writes: [],
      events: [
        ...(users.length > 0
          ? [realTimeNotification({ userIds: users, ...priceChangeNotice(marketArea, detail) })]
          : []),
        ...bargains.flatMap((change) => users.map((userId) => bargainFor(userId, marketArea, change))),
        ...(trackers.length === usersAtOnce(largest)
          ? [priceChangeAudienceRequested({ ...detail, cursor: trackers.at(-1)?.userId })]
          : []),
      ],
    };
  },
});

/** Each bargain is an event for each of them: as many users as make no more events than one bargain does. */
const usersAtOnce = (changes: readonly ToldChange[]): number =>
  Math.floor(audienceChunk / Math.max(1, changes.filter(isBargain).length));

const isBargain = ({ changePercent }: ToldChange) => changePercent <= -bargain && changePercent >= -unlikely;

/**
 * The further it fell the surer: by a quarter or more is as sure as it gets. The user has just been told of the price: it is
 * found among their opportunities, and rings no second time.
 */
const bargainFor = (
  userId: string,
  marketArea: string,
  { changeId, propertyId, newPrice, changePercent }: ToldChange,
) =>
  opportunityIdentified({
    userId,
    opportunityId: changeId,
    opportunityType: 'high-value-listing',
    opportunityData: { marketArea, propertyId, price: newPrice, changePercent },
    confidence: Math.min(0.8, Math.round((0.5 + (-changePercent - bargain) / 50) * 100) / 100),
    notify: false,
  });
