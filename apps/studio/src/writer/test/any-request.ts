import { contentRequest, contentTypes } from '@bayon/event-contracts';
import fc from 'fast-check';

/** A listing with everything that a listing can have. */
export const aListing = {
  address: '7214 Corliss Ave N, Seattle, WA 98103',
  price: { amountCents: 118_500_000, currency: 'USD' },
  beds: 4,
  baths: 2.5,
  areaSqFt: 2480,
  features: ['restored fir floors', 'south-facing garden', 'detached studio'],
};

/** Any UTF-16 at all, half characters included: JSON carries them. */
const anyUnits = (max: number) =>
  fc
    .array(fc.integer({ min: 0xd7f0, max: 0xe010 }), { maxLength: max })
    .map((units) => String.fromCharCode(...units));

const line = (max: number) =>
  fc
    .oneof(
      anyUnits(max),
      fc.string({ maxLength: max }),
      fc.string({ unit: 'binary', maxLength: max }),
      fc.lorem({ maxCount: 8 }),
    )
    .map((text) => text.slice(0, max).trim())
    .filter((text) => text !== '');

/** Any request that the contract takes. */
export const anyRequest = fc
  .record(
    {
      contentType: fc.constantFrom(...contentTypes),
      topic: line(200),
      tone: fc.oneof(fc.constantFrom('warm', 'professional', 'playful', 'luxury'), line(40)),
      keywords: fc.array(line(80), { maxLength: 20 }),
      audience: line(120),
      listing: fc.record({
        address: line(200),
        price: fc.record({ amountCents: fc.maxSafeNat(), currency: fc.stringMatching(/^[A-Z]{3}$/) }),
        beds: fc.integer({ min: 0, max: 100 }),
        baths: fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4),
        areaSqFt: fc.integer({ min: 1, max: 1_000_000 }),
        features: fc.array(line(100), { maxLength: 30 }),
      }),
    },
    { requiredKeys: ['contentType', 'topic'] },
  )
  .map((request) => contentRequest.parse(request));

/** Topics as agents word them: the words that fast-check makes up are Latin, and do for length. */
export const ordinaryBlogPost = fc
  .record(
    {
      topic: fc.lorem({ maxCount: 9 }),
      tone: fc.constantFrom('warm', 'professional', 'playful', 'luxury', 'plain'),
      keywords: fc.array(fc.lorem({ maxCount: 2 }), { maxLength: 8 }),
      audience: fc.lorem({ maxCount: 4 }),
      listing: fc.constant(aListing),
    },
    { requiredKeys: ['topic'] },
  )
  .map((request) => contentRequest.parse({ ...request, contentType: 'blog-post' }));
