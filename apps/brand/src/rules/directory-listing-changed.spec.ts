import { DirectoryListingChanged } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { aListing } from '../../test/nap.ts';

const world = worldForEach();
const minute = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const recorded = (at: number, phone = String(at)) =>
  anEvent(
    DirectoryListingChanged,
    { userId: 'ada', listingId: 'l-1', change: 'recorded', listing: aListing({ phone }) },
    { id: `recorded-${at}`, at: minute(at) },
  );
const removed = (at: number) =>
  anEvent(
    DirectoryListingChanged,
    { userId: 'ada', listingId: 'l-1', change: 'removed', listing: undefined },
    { id: `removed-${at}`, at: minute(at) },
  );

it.each([
  ['recorded', [recorded(1)], ['1']],
  ['recorded anew', [recorded(1), recorded(2)], ['2']],
  ['recorded earlier, heard of later', [recorded(2), recorded(1)], ['2']],
  ['removed', [recorded(1), removed(2)], []],
  ['removed before it is heard of', [removed(2), recorded(1)], []],
  ['recorded after its removal', [removed(1), recorded(2)], ['2']],
  ['removed before it was recorded again', [recorded(3), removed(2), recorded(1)], ['3']],
  ['removed, and never there', [removed(1)], []],
])('a listing that is %s', async (_, events, phones) => {
  await world().take(...events);
  const { items } = await world().reads.listings('ada', { limit: 10 });
  expect(items.map(({ phone }) => phone)).toEqual(phones);
  expect(world().bus.events).toEqual([]);
});
