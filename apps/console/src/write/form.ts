import type { ContentType } from '../parts/labels.ts';
import { centsOf } from './price.ts';

/** What the form holds while somebody types: everything as text. */
export interface WriteDraft {
  readonly contentType: ContentType;
  readonly topic: string;
  readonly tone: string;
  readonly audience: string;
  readonly keywords: readonly string[];
  readonly address: string;
  readonly price: string;
  readonly beds: string;
  readonly baths: string;
  readonly areaSqFt: string;
  readonly features: readonly string[];
}

export const emptyDraft: WriteDraft = {
  contentType: 'blog-post',
  topic: '',
  tone: '',
  audience: '',
  keywords: [],
  address: '',
  price: '',
  beds: '',
  baths: '',
  areaSqFt: '',
  features: [],
};

export type Complaints = Partial<Record<keyof WriteDraft, string>>;

const facts = ['address', 'price', 'beds', 'baths', 'areaSqFt'] as const;

/** Whether the facts of a home are asked for, or some are given. */
const hasListing = (draft: WriteDraft): boolean =>
  draft.contentType === 'listing-description' &&
  (facts.some((name) => draft[name] !== '') || draft.features.length > 0);

/** What is wrong with it, in words, by field; nothing where it can be sent. The limits are those of the contract. */
export function complaintsOf(draft: WriteDraft): Complaints {
  const { topic, tone, audience } = draft;
  return {
    ...(topic.trim() === '' && { topic: 'Say in a few words what it is about.' }),
    ...(topic.length > 200 && { topic: 'At most 200 characters.' }),
    ...(tone.length > 40 && { tone: 'At most 40 characters.' }),
    ...(audience.length > 120 && { audience: 'At most 120 characters.' }),
    ...(hasListing(draft) && listingComplaints(draft)),
  };
}

function listingComplaints({ address, price, beds, baths, areaSqFt }: WriteDraft): Complaints {
  const isWhole = (text: string, least: number, most: number) =>
    /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
  const bathsNumber = Number(baths.replace(',', '.'));
  return {
    ...(address.trim() === '' && { address: 'Where is it?' }),
    ...(centsOf(price) === undefined && { price: 'A price, such as $1,185,000 or 850k.' }),
    ...(!isWhole(beds, 0, 100) && { beds: 'A whole number; a studio has 0.' }),
    ...((baths === '' || !(bathsNumber >= 0 && bathsNumber <= 100 && Number.isInteger(bathsNumber * 4))) && {
      baths: 'A number in quarters, such as 1.75.',
    }),
    ...(!isWhole(areaSqFt.replaceAll(',', ''), 1, 1_000_000) && { areaSqFt: 'Square feet, a whole number.' }),
  };
}

/** What is sent: the body of `POST /studio/content`. The form has no complaints. */
export function bodyOf(draft: WriteDraft, researchQueryId?: string) {
  const { contentType, topic, tone, audience, keywords } = draft;
  return {
    contentType,
    topic: topic.trim(),
    ...(tone.trim() !== '' && { tone: tone.trim() }),
    ...(audience.trim() !== '' && { audience: audience.trim() }),
    ...(keywords.length > 0 && { keywords: [...keywords] }),
    ...(researchQueryId !== undefined && { researchQueryId }),
    ...(hasListing(draft) && {
      listing: {
        address: draft.address.trim(),
        price: { amountCents: centsOf(draft.price) ?? 0, currency: 'USD' },
        beds: Number(draft.beds),
        baths: Number(draft.baths.replace(',', '.')),
        areaSqFt: Number(draft.areaSqFt.replaceAll(',', '')),
        features: [...draft.features],
      },
    }),
  };
}

/** Where a service's complaint belongs: `body.listing.price` is said at the price. */
export const pathOf: Readonly<Record<keyof WriteDraft, string>> = {
  contentType: 'body.contentType',
  topic: 'body.topic',
  tone: 'body.tone',
  audience: 'body.audience',
  keywords: 'body.keywords',
  address: 'body.listing.address',
  price: 'body.listing.price',
  beds: 'body.listing.beds',
  baths: 'body.listing.baths',
  areaSqFt: 'body.listing.areaSqFt',
  features: 'body.listing.features',
};
