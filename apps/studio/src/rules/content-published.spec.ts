import {
  ContentGenerated,
  ContentPerformanceTrackingScheduled,
  ContentPublished,
  contentTypes,
  RealTimeNotification,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../library/keys.ts';
import { maxChannels } from '../library/publications.ts';

const world = worldForEach();

const at = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const date = '2027-01-04T09:00:00.000Z';
const piece = { userId: 'ada', contentId: 'c-1' };
const made = anEvent(ContentGenerated, piece, { id: 'made', at: at(1) });
const publish = (minute: number, publishedTo = ['website'], scheduledFor?: string) =>
  anEvent(
    ContentPublished,
    { ...piece, publishedTo, scheduledFor },
    { id: `published-${minute}`, at: at(minute) },
  );
const content = () => world().read(keys.content('ada', 'c-1'));
const publications = () => world().read(keys.publications('ada', 'c-1'));
const due = () => world().read(keys.duePublication('ada', 'c-1', 'website'));

describe('the status of a piece', () => {
  it.each([
    ['published now: published', [publish(2)], 'published'],
    ['for a future date: scheduled', [publish(2, ['website'], date)], 'scheduled'],
    ['for a date that had passed when it was said: published', [publish(2, ['website'], at(1))], 'published'],
    ['for this very moment: published', [publish(2, ['website'], at(2))], 'published'],
    [
      'scheduled after it was published: not backwards',
      [publish(2), publish(3, ['website'], date)],
      'published',
    ],
    [
      'scheduled elsewhere after it was published: not backwards',
      [publish(2), publish(3, ['x'], date)],
      'published',
    ],
  ])('%s', async (_, events, status) => {
    await world().take(made, ...events);
    expect(await content()).toMatchObject({ status });
  });
});

it('makes no row of a piece that the library does not hold, but remembers it', async () => {
  await world().take(publish(2));
  expect(await content()).toBeUndefined();
  expect(await publications()).toMatchObject({ channels: { website: { publishedAt: at(2) } } });
});

describe('what is due', () => {
  it('lies where the scheduler finds it', async () => {
    await world().take(publish(2, ['website'], date));
    expect(await due()).toMatchObject({
      due: 'publication',
      channel: 'website',
      dueAt: date,
      scheduledAt: at(2),
    });
  });

  it('moves with a new date', async () => {
    await world().take(publish(2, ['website'], date), publish(3, ['website'], '2027-02-01T09:00:00.000Z'));
    expect(await due()).toMatchObject({ dueAt: '2027-02-01T09:00:00.000Z' });
  });

  it('is struck off when it is published', async () => {
    await world().take(publish(2, ['website'], date), publish(3));
    expect(await due()).toBeUndefined();
  });

  it('stays away when the older schedule comes late', async () => {
    await world().take(publish(3), publish(2, ['website'], date));
    expect(await due()).toBeUndefined();
  });
});

it('takes a channel that is named like a property of every object', async () => {
  await world().take(publish(2, ['constructor']), publish(3, ['constructor'], date));
  expect(await publications()).toMatchObject({
    channels: { constructor: { publishedAt: at(2), scheduledFor: date } },
  });
});

describe('on several channels', () => {
  it('counts each once, in the day and on the channel, though it is named twice', async () => {
    await world().take(publish(2, ['website', 'x', 'website']), publish(3, ['x']));
    expect(await world().read(keys.analyticsDay('ada', '2026-11-23'))).toMatchObject({ publications: 3 });
    expect(await world().read(keys.channelDay('ada', '2026-11-23', 'x'))).toMatchObject({ publications: 2 });
    expect(world().published(ContentPerformanceTrackingScheduled)[0]).toMatchObject({
      publishedTo: ['website', 'x'],
    });
  });

  it('counts nothing and tracks nothing of what is only scheduled', async () => {
    await world().take(publish(2, ['website'], date));
    expect(await world().read(keys.analyticsDay('ada', '2026-11-23'))).toBeUndefined();
    expect(world().published(ContentPerformanceTrackingScheduled)).toEqual([]);
  });

  it('does and says nothing on those beyond the most that a piece remembers', async () => {
    const many = Array.from({ length: maxChannels }, (_, n) => `channel-${n}`);
    for (let n = 0; n < 5; n += 1) await world().take(publish(n, many.slice(20 * n, 20 * (n + 1))));
    await world().take(publish(6, ['one-more'], date), publish(7, ['another', 'channel-0']));
    expect(Object.keys((await publications())!.channels).sort()).toEqual(many.toSorted());
    expect(await world().read(keys.duePublication('ada', 'c-1', 'one-more'))).toBeUndefined();
    expect(world().published(RealTimeNotification)).toHaveLength(6);
    expect(world().published(RealTimeNotification)[5]).toMatchObject({
      data: { publishedTo: ['channel-0'] },
    });
    expect(await world().read(keys.analyticsDay('ada', '2026-11-23'))).toMatchObject({ publications: 101 });
  });
});

it('is looked at a day later, over the end of a month and a year', async () => {
  await world().take(
    anEvent(ContentPublished, { ...piece, publishedTo: ['x'] }, { at: '2026-12-31T23:59:59.999Z' }),
  );
  expect(world().published(ContentPerformanceTrackingScheduled)).toMatchObject([
    { trackAt: '2027-01-01T23:59:59.999Z' },
  ]);
});

describe('the user is told', () => {
  it.each([
    [['website'], undefined, 'Your blog post is published on website.'],
    [['website', 'x'], undefined, 'Your blog post is published on website and x.'],
    [['a', 'b', 'c', 'd', 'e'], undefined, 'Your blog post is published on a, b, c, d and e.'],
    [['a', 'b', 'c', 'd', 'e', 'f'], undefined, 'Your blog post is published on a, b, c, d and 2 more.'],
    [['website'], date, 'Your blog post is scheduled for website: 2027-01-04 09:00 UTC.'],
  ])('of %j at %s', async (channels, scheduledFor, message) => {
    await world().take(publish(2, channels, scheduledFor));
    expect(world().published(RealTimeNotification)).toMatchObject([{ type: 'content_published', message }]);
  });

  it.each(contentTypes)('of the most channels with the longest names for a %s', async (contentType) => {
    const publishedTo = Array.from({ length: 20 }, (_, n) => `c${n}`.padEnd(40, 'x'));
    for (const scheduledFor of [undefined, date]) {
      await world().take(
        anEvent(
          ContentPublished,
          { ...piece, contentType, publishedTo, scheduledFor },
          { id: `to-${scheduledFor}` },
        ),
      );
    }
    expect(world().published(RealTimeNotification)).toHaveLength(2);
  });
});
