import {
  RealTimeNotification,
  TrendAudienceNotified,
  TrendBasedContentSuggested,
  TrendDetected,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { tracks } from '../../test/market-fixtures.ts';
import { keys } from '../almanac/keys.ts';

const world = worldForEach();
const at = (minute: number, day = 30) => ({
  at: `2026-11-${day}T10:${String(minute).padStart(2, '0')}:00.000Z`,
});
const trend = (id: string, when: { at: string }, detail = {}) =>
  anEvent(TrendDetected, detail, { id, ...when });
const word = (minute: number, tracking = true, day = 30) =>
  tracks('ada', 'Ballard', tracking, { id: `word-${day}-${minute}`, ...at(minute, day) });
const told = () =>
  world()
    .published(TrendAudienceNotified)
    .map(({ trendId }) => trendId as string);

describe('a word that comes after a trend was told', () => {
  it('tells its user, if they tracked the area when the trend was seen', async () => {
    await world().take(trend('t-1', at(4)));
    await world().drain();
    await world().take(word(1));
    await world().drain();
    for (const contract of [RealTimeNotification, TrendBasedContentSuggested, TrendAudienceNotified])
      expect(world().published(contract)).toHaveLength(1);
    expect(world().published(RealTimeNotification)).toMatchObject([
      { userIds: ['ada'], type: 'trend_alert' },
    ]);
    expect(await world().read(keys.trendAudience('t-1'))).toMatchObject({ users: 1 });
  });

  it('tells nobody who tracked it later, or had left it by then', async () => {
    await world().take(trend('t-1', at(4)), word(2, false), word(1), word(5));
    await world().drain();
    expect(told()).toEqual([]);
  });

  it('tells nobody twice, whatever more is said', async () => {
    await world().take(trend('t-1', at(4)), word(1), word(2, false), word(3));
    await world().drain();
    await world().take(trend('t-2', at(5)));
    await world().drain();
    await world().take(word(4, false));
    await world().drain();
    expect(told()).toEqual(['t-1', 't-2']);
  });

  it('is told by the chunk that had already been asked for, not by itself', async () => {
    await world().take(word(1), trend('t-1', at(4)), word(2, false), word(3));
    await world().drain();
    expect(told()).toEqual(['t-1']);
  });

  it('tells nothing that is no news any more, or concerns others, or named its user', async () => {
    await world().take(
      trend('old', at(4, 20)),
      trend('private', at(4), { userId: 'kim' }),
      trend('named', at(4), { affectedUsers: ['ada'] }),
    );
    await world().drain();
    const before = told().length;
    await world().take(word(1, true, 19));
    await world().drain();
    expect(told()).toHaveLength(before);
  });
});
