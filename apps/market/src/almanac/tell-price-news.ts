import { type DetailOf, priceChangeAudienceRequested, type PricesObserved } from '@bayon/event-contracts';
import { type Decision, put } from '@bayon/publisher/rule';
import { areaSlug } from './area-slug.ts';
import { secondsAfter } from './days.ts';
import { fingerprint } from './fingerprint.ts';
import { keys } from './keys.ts';
import { noNews, type PriceNews, together, type UploadNews } from './price-news.ts';

/** Days that it is remembered what an upload brought: longer than a message can wait in a queue. */
const remembered = 30;

/**
 * Tells the news of an event; of an upload of several, what all of them brought, when the last of them is taken: whatever
 * one upload changes in an area, those who track it are told once.
 *
 * @param before what the other events of the upload have brought
 */
export function tellPriceNews(
  { marketArea, upload, timestamp }: DetailOf<typeof PricesObserved> & { readonly timestamp: string },
  news: PriceNews,
  before: UploadNews | undefined,
): Decision {
  if (!isOfSeveral(upload)) return { writes: [], events: audienceOf(marketArea, news, timestamp) };
  const at = before && before.at > timestamp ? before.at : timestamp;
  const after = { ...together(before ?? noNews, news), taken: (before?.taken ?? 0) + 1, at };
  const key = keys.upload(upload.id, areaSlug(marketArea));
  return {
    writes: [put(key, after, { expiresAt: secondsAfter(at, remembered) })],
    events: after.taken === upload.events ? audienceOf(marketArea, after, at, idOf(key)) : [],
  };
}

/** Whether an event is one of several that came together. */
export const isOfSeveral = (
  upload: DetailOf<typeof PricesObserved>['upload'],
): upload is NonNullable<DetailOf<typeof PricesObserved>['upload']> =>
  upload !== undefined && upload.events > 1;

/** The same whichever of the upload's events is the last. */
const idOf = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => `news-${fingerprint(pk, sk)}`;

const audienceOf = (
  marketArea: string,
  { rises, falls, largest }: PriceNews,
  detectedAt: string,
  id?: string,
) =>
  largest.length === 0
    ? []
    : [
        priceChangeAudienceRequested(
          { marketArea, rises, falls, largest: [...largest], detectedAt },
          id === undefined ? {} : { id },
        ),
      ];
