import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, line, text, userId } from '../shared/fields.ts';

/** What a directory says of the business: a citation. */
export const directoryListing = z.object({
  /** `google-business-profile`, `zillow`, `yelp` */
  directory: line(80),
  businessName: text(120),
  address: text(200),
  phone: text(40),
  url: text(500),
});

export type DirectoryListing = z.infer<typeof directoryListing>;

export const DirectoryListingChanged = defineEvent({
  sources: ['bayon.coagent.brand'],
  detailType: 'Directory Listing Changed',
  version: 1,
  producers: ['brand api'],
  consumers: ['brand'],
  detail: z
    .object({
      userId,
      listingId: identifier,
      change: z.enum(['recorded', 'removed']),
      /** With `recorded`. */
      listing: directoryListing.optional(),
    })
    .refine(({ change, listing }) => (change === 'recorded') === (listing !== undefined), {
      path: ['listing'],
      message: 'is needed with recorded, and with nothing else',
    }),
  examples: [
    {
      userId: 'ada',
      listingId: 'listing-zillow',
      change: 'recorded',
      listing: {
        directory: 'zillow',
        businessName: 'Lovelace Homes',
        address: '1420 Northwest 54th Street, Suite 210, Seattle WA 98107',
        phone: '206.555.0142',
        url: 'https://zillow.example/profile/lovelace-homes',
      },
    },
    { userId: 'ada', listingId: 'listing-yelp', change: 'removed' },
  ],
});

export const directoryListingChanged = constructorOf(DirectoryListingChanged);
