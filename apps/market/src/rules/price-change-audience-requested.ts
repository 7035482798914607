import {
  type DetailOf,
  opportunityIdentified,
  PriceChangeAudienceRequested,
  priceChangeAudienceRequested,
  realTimeNotification,
} from '@bayon/event-contracts';
import { rule } from '@bayon/publisher/rule';
import { areaSlug } from '../almanac/area-slug.ts';
import { audienceChunk, trackersAfter } from '../almanac/audience.ts';
import { priceChangeNotice } from '../almanac/price-change-notice.ts';

/** A price that falls by so much, in per cent, is an opportunity for those who track the area. */
export const bargain = 10;

/** One that falls by more was more likely typed wrongly, now or before. */
export const unlikely = 50;

/** The next of those who track the area are told, and the rest are asked for. */
export const priceChangeAudienceRequestedRule = rule(PriceChangeAudienceRequested, {
  load: ({ detail }) => ({ trackers: trackersAfter(areaSlug(detail.marketArea), detail.cursor) }),
  decide: ({ detail }, { trackers }) => {
    const users = trackers.map(({ userId }) => userId);
    return {
      writes: [],
      events: [
        ...(users.length > 0 ? [realTimeNotification({ userIds: users, ...priceChangeNotice(detail) })] : []),
        ...(isBargain(detail.changePercent) ? users.map((userId) => bargainFor(userId, detail)) : []),
        ...(users.length === audienceChunk
          ? [priceChangeAudienceRequested({ ...detail, cursor: users.at(-1) })]
          : []),
      ],
    };
  },
});

const isBargain = (changePercent: number) => changePercent <= -bargain && changePercent >= -unlikely;

/** The further it fell the surer: by a quarter or more is as sure as it gets. */
const bargainFor = (
  userId: string,
  {
    changeId,
    propertyId,
    marketArea,
    newPrice,
    changePercent,
  }: DetailOf<typeof PriceChangeAudienceRequested>,
) =>
  opportunityIdentified({
    userId,
    opportunityId: changeId,
    opportunityType: 'high-value-listing',
    opportunityData: { marketArea, propertyId, price: newPrice, changePercent },
    confidence: Math.min(0.8, 0.5 + (-changePercent - bargain) / 50),
  });
