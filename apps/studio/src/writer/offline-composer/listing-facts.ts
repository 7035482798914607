import type { ContentRequest } from '@bayon/event-contracts';
import { oneLine, series, withoutFullStop } from './phrases.ts';

type Listing = NonNullable<ContentRequest['listing']>;

/** A listing in words. What is 0 or empty is left out; a home with a bath and no bedroom is a studio. */
export interface ListingFacts {
  readonly address: string;
  /** `$1,185,000`; missing for a price of 0. */
  readonly price?: string;
  /** `4 bedrooms`, `2.5 baths`, `2,480 square feet` */
  readonly sizes: readonly string[];
  readonly features: readonly string[];
}

function priceOf({ amountCents, currency }: Listing['price']): string {
  const fractionDigits = amountCents % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(amountCents / 100);
}

const counted = (amount: number, one: string, many: string): string[] =>
  amount === 0 ? [] : [`${amount.toLocaleString('en-US')} ${amount <= 1 ? one : many}`];

/** @returns the facts in words, `undefined` without a listing */
export function listingFacts(listing: ContentRequest['listing']): ListingFacts | undefined {
  if (!listing) return undefined;
  return {
    address: withoutFullStop(oneLine(listing.address)) || 'this home',
    ...(listing.price.amountCents > 0 && { price: priceOf(listing.price) }),
    sizes: [
      ...(listing.beds === 0 && listing.baths > 0 ? ['a studio floor plan'] : []),
      ...counted(listing.beds, 'bedroom', 'bedrooms'),
      ...counted(listing.baths, 'bath', 'baths'),
      ...counted(listing.areaSqFt, 'square foot', 'square feet'),
    ],
    features: listing.features.map((feature) => withoutFullStop(oneLine(feature))).filter(Boolean),
  };
}

/** `It has 4 bedrooms, 2.5 baths, and 2,480 square feet, and it is listed at $1,185,000.` */
export function factsSentence({ sizes, price }: ListingFacts, subject = 'It'): string {
  const has = `${subject} has ${series(sizes)}`;
  return price === undefined ? `${has}.` : `${has}, and it is listed at ${price}.`;
}
