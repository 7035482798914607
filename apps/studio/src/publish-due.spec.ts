import {
  ContentPerformanceTrackingDue,
  ContentPerformanceTrackingScheduled,
  ContentPublished,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../test/world.ts';
import { dueIndex, dueShards, keys } from './library/keys.ts';
import { publishDue } from './publish-due.ts';

const world = worldForEach();

const noon = '2026-12-24T12:00:00.000Z';
const justBefore = '2026-12-24T11:59:59.999Z';
const schedule = (
  contentId: string,
  publishedTo = ['website'],
  scheduledFor = noon,
  id = `scheduled-${contentId}`,
) =>
  anEvent(
    ContentPublished,
    { userId: 'ada', contentId, publishedTo, scheduledFor },
    { id, at: '2026-11-23T10:00:00.000Z' },
  );
const track = (id: string, publishedTo: string[]) =>
  anEvent(
    ContentPerformanceTrackingScheduled,
    { userId: 'ada', contentId: 'c-1', publishedTo, trackAt: noon },
    { id },
  );

/** What the scheduler publishes at a time; the clock of everybody is set to it. */
async function runAt(now: string, hasTime: () => boolean = () => true) {
  const { bus, reads: library, publisher } = world();
  world().now = now;
  const before = bus.events.length;
  const count = await publishDue(library, publisher, { now, hasTime });
  const events = bus.events.slice(before);
  expect(events).toHaveLength(count);
  return events;
}
const idsOf = (events: Awaited<ReturnType<typeof runAt>>) => events.map(({ detail }) => detail.event.id);

describe('what is scheduled', () => {
  it('is published when it is due, at that very millisecond, and not before', async () => {
    await world().take(schedule('c-1'));
    expect(await runAt(justBefore)).toEqual([]);
    expect(await runAt(noon)).toMatchObject([
      { 'detail-type': 'Content Published', detail: { contentId: 'c-1', publishedTo: ['website'] } },
    ]);
  });

  it('is published later where nobody looked in time', async () => {
    await world().take(schedule('c-1'));
    expect(await runAt('2027-06-01T00:00:00.000Z')).toHaveLength(1);
  });

  it('is struck off by the processor, and counts as published', async () => {
    await world().take(schedule('c-1'));
    await runAt(noon);
    await world().drain();
    expect(await world().read(keys.duePublication('ada', 'c-1', 'website'))).toBeUndefined();
    expect(await world().read(keys.publications('ada', 'c-1'))).toMatchObject({
      channels: { website: { publishedAt: noon } },
    });
    expect(await runAt('2026-12-24T12:01:00.000Z')).toEqual([]);
  });

  it('has one effect though it is published twice before that', async () => {
    await world().take(schedule('c-1', ['website', 'x']));
    const first = await runAt(noon);
    const second = await runAt('2026-12-24T12:01:00.000Z');
    expect(idsOf(second).sort()).toEqual(idsOf(first).sort());
    await world().drain();
    expect(await world().read(keys.analyticsDay('ada', '2026-12-24'))).toMatchObject({ publications: 2 });
    expect(new Set(idsOf(world().bus.events)).size).toBe(7);
  });

  it('follows its new date, also back to the old one', async () => {
    const later = '2026-12-25T12:00:00.000Z';
    const moved = { ...schedule('c-1', ['website'], later, 'moved') };
    await world().take(schedule('c-1'), {
      ...moved,
      detail: { ...moved.detail, timestamp: '2026-11-24T10:00:00.000Z' },
    });
    expect(await runAt(noon)).toEqual([]);
    const back = schedule('c-1', ['website'], noon, 'back');
    await world().take({ ...back, detail: { ...back.detail, timestamp: '2026-11-25T10:00:00.000Z' } });
    expect(await runAt(noon)).toHaveLength(1);
    await world().drain();
    expect(await world().read(keys.duePublication('ada', 'c-1', 'website'))).toBeUndefined();
  });

  it('is no more when the user has published it themselves', async () => {
    await world().take(
      schedule('c-1'),
      anEvent(
        ContentPublished,
        { userId: 'ada', contentId: 'c-1', publishedTo: ['website'] },
        { id: 'now', at: '2026-11-24T10:00:00.000Z' },
      ),
    );
    expect(await runAt(noon)).toEqual([]);
  });
});

describe('much at once', () => {
  const many = Array.from({ length: 130 }, (_, n) => `c-${n}`);

  it('lies in every shard and is all published, over more than one page', async () => {
    await Promise.all(many.map((contentId) => world().take(schedule(contentId))));
    const oneShard = Array.from({ length: 7 }, (_, n) =>
      schedule('c-0', channelsFrom(20 * n), noon, `more-${n}`),
    );
    await world().take(...oneShard.slice(0, 4));
    const events = await runAt(noon);
    expect(new Set(idsOf(events)).size).toBe(130 + 80);
    const shards = new Set(
      (await world().items()).map((item) => item['gsi1pk']).filter((pk) => pk !== undefined),
    );
    expect(shards.size).toBe(dueShards);
  });

  it('goes on another time where there is no more of this one', async () => {
    // One piece with 100 channels and one with 20 more in the same shard: two pages.
    const together = many.filter((contentId) => shardOf(contentId) === shardOf('c-0')).slice(0, 2);
    for (const [place, contentId] of together.entries())
      for (let n = 0; n < (place === 0 ? 5 : 1); n += 1)
        await world().take(schedule(contentId, channelsFrom(20 * n), noon, `${contentId}-${n}`));
    expect(await runAt(noon, () => false)).toHaveLength(100);
    await world().drain();
    expect(await runAt(noon, () => false)).toHaveLength(20);
    await world().drain();
    expect(await runAt(noon, () => false)).toEqual([]);
  });

  const channelsFrom = (from: number) => Array.from({ length: 20 }, (_, n) => `channel-${from + n}`);
  const shardOf = (contentId: string) => dueIndex('ada', contentId, noon).pk;
});

describe('a tracking', () => {
  it('is due once, for all its channels', async () => {
    await world().take(track('one', ['website']), track('two', ['x']));
    expect(await runAt(justBefore)).toEqual([]);
    expect(await runAt(noon)).toMatchObject([{ detail: { publishedTo: ['website', 'x'], dueAt: noon } }]);
    await world().drain();
    expect(await runAt(noon)).toEqual([]);
  });

  it('of more channels than one event names is due in several, and none is left', async () => {
    const channels = Array.from({ length: 45 }, (_, n) => `channel-${n}`);
    for (let n = 0; n < 3; n += 1) await world().take(track(`t-${n}`, channels.slice(20 * n, 20 * (n + 1))));
    expect(await runAt(noon)).toHaveLength(3);
    await world().drain();
    expect(await runAt(noon)).toEqual([]);
    expect((await world().read(keys.performance('ada', 'c-1')))?.publishedTo).toEqual(channels.toSorted());
  });

  it('that comes late, when another of its moment is done, does not stay due for ever', async () => {
    await world().take(track('one', ['website']));
    await runAt(noon);
    await world().drain();
    await world().take(track('late', ['website']), track('later', ['website', 'x']));
    expect(await runAt(noon)).toMatchObject([{ detail: { publishedTo: ['website', 'x'] } }]);
    await world().drain();
    expect(await runAt(noon)).toEqual([]);
  });
});

it('publishes nothing more once the bus refuses, and everything when it is back', async () => {
  await world().take(schedule('c-1'), schedule('c-2'), track('t', ['x']));
  world().bus.refuse(true);
  await expect(runAt(noon)).rejects.toThrow('not published');
  world().bus.refuse(false);
  const events = await runAt(noon);
  expect(events).toHaveLength(3);
  expect(world().published(ContentPerformanceTrackingDue)).toHaveLength(1);
});
