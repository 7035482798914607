import { ContentPerformanceTrackingDue, ContentPerformanceTrackingScheduled } from '@bayon/event-contracts';
import { permutationsOf } from '@bayon/service-testing';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../library/keys.ts';

const world = worldForEach();

const piece = { userId: 'ada', contentId: 'c-1' };
const [first, later] = ['2026-11-24T10:00:00.000Z', '2026-11-25T10:00:00.000Z'];
const scheduled = (id: string, publishedTo: string[], trackAt = first) =>
  anEvent(ContentPerformanceTrackingScheduled, { ...piece, publishedTo, trackAt }, { id });
const due = (id: string, publishedTo: string[], dueAt = first) =>
  anEvent(ContentPerformanceTrackingDue, { ...piece, publishedTo, dueAt }, { id });
const performance = () => world().read(keys.performance('ada', 'c-1'));
const tracking = (at = first) => world().read(keys.dueTracking('ada', 'c-1', at));

describe('a tracking that is scheduled', () => {
  it('lies where the scheduler finds it, and opens nothing yet', async () => {
    await world().take(scheduled('one', ['website']));
    expect(await tracking()).toMatchObject({ due: 'tracking', publishedTo: ['website'], dueAt: first });
    expect(await performance()).toBeUndefined();
  });

  it('is one with another of the same moment', async () => {
    await world().take(scheduled('one', ['website']), scheduled('two', ['x', 'website']));
    expect(await tracking()).toMatchObject({ publishedTo: ['website', 'x'] });
  });

  it('is of no use once its time has come and gone with another’s', async () => {
    await world().take(scheduled('one', ['x']), due('due', ['x']), scheduled('late', ['x']));
    expect(await tracking()).toBeUndefined();
  });

  it('but is of use for a channel that was not looked at then', async () => {
    await world().take(scheduled('one', ['x']), due('due', ['x']), scheduled('late', ['x', 'website']));
    expect(await tracking()).toMatchObject({ publishedTo: ['website', 'x'] });
  });
});

describe('a tracking that is due', () => {
  it('opens the record and is struck off', async () => {
    await world().take(scheduled('one', ['website']), due('due', ['website']));
    expect(await performance()).toMatchObject({
      contentId: 'c-1',
      publishedTo: ['website'],
      openedAt: first,
    });
    expect(await tracking()).toBeUndefined();
  });

  it('strikes off no channel that came between', async () => {
    await world().take(scheduled('one', ['x']), scheduled('two', ['website']), due('due', ['x']));
    expect(await tracking()).toMatchObject({ publishedTo: ['website'], gsi1sk: `${first}#ada#c-1` });
  });

  it('adds its channels to the record, which stays open since the first of them, in any order', async () => {
    const events = [due('a', ['x'], later), due('b', ['website']), due('c', ['x', 'newsletter'], later)];
    for (const [place, order] of permutationsOf(events).entries()) {
      const contentId = `c-${place}`;
      await world().take(
        ...order.map((event) => ({
          ...event,
          id: `${event.id}-${place}`,
          detail: { ...event.detail, contentId },
        })),
      );
      expect(await world().read(keys.performance('ada', contentId))).toMatchObject({
        publishedTo: ['newsletter', 'website', 'x'],
        openedAt: first,
      });
    }
  });
});
