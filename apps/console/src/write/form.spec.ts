import { expect, test } from 'vitest';
import { bodyOf, complaintsOf, emptyDraft } from './form.ts';

const listing = {
  ...emptyDraft,
  contentType: 'listing-description' as const,
  topic: ' Craftsman near Green Lake ',
  address: '7214 Corliss Ave N, Seattle, WA 98103',
  price: '1.185m',
  beds: '4',
  baths: '2,5',
  areaSqFt: '2,480',
};

test('a piece needs to be about something', () => {
  expect(complaintsOf(emptyDraft)).toEqual({ topic: 'Say in a few words what it is about.' });
  expect(complaintsOf({ ...emptyDraft, topic: 'x'.repeat(201) })).toEqual({
    topic: 'At most 200 characters.',
  });
});

test('the facts of a home are sent as the service takes them, however they were written', () => {
  expect(complaintsOf(listing)).toEqual({});
  expect(bodyOf(listing)).toEqual({
    contentType: 'listing-description',
    topic: 'Craftsman near Green Lake',
    listing: {
      address: '7214 Corliss Ave N, Seattle, WA 98103',
      price: { amountCents: 118_500_000, currency: 'USD' },
      beds: 4,
      baths: 2.5,
      areaSqFt: 2_480,
      features: [],
    },
  });
});

test.each([
  ['price', 'a lot'],
  ['beds', '2.5'],
  ['baths', '1.3'],
  ['areaSqFt', 'large'],
  ['address', ' '],
] as const)('a %s of %j is refused at its field', (field, text) => {
  expect(Object.keys(complaintsOf({ ...listing, [field]: text }))).toEqual([field]);
});

test('without facts a listing is written from its topic alone, and other pieces have none', () => {
  const bare = { ...emptyDraft, contentType: 'listing-description' as const, topic: 'A home' };
  expect(complaintsOf(bare)).toEqual({});
  expect(bodyOf(bare)).toEqual({ contentType: 'listing-description', topic: 'A home' });
  expect(bodyOf({ ...listing, contentType: 'blog-post' })).not.toHaveProperty('listing');
});

test('the question that a piece builds on goes with it', () => {
  expect(bodyOf({ ...emptyDraft, topic: 'Escrow' }, 'q-1')).toMatchObject({ researchQueryId: 'q-1' });
});
