import { describe, expect, it } from 'vitest';
import { aNotification, aProgress, parsed } from '../../test/fixtures.ts';
import type { LogState } from '../items.ts';
import { deliverToUser, readsFor } from './deliver-to-user.ts';
import { jobOf, type Progress } from './latest-progress.ts';

const now = '2026-03-14T10:00:00.000Z';
const at = (second: number) => ({ timestamp: `2026-03-14T09:00:0${second}.000Z`, id: `event-${second}` });
const notification = (second: number) => parsed(aNotification({}, at(second)));
const progress = (second: number, percent: number, status: 'processing' | 'completed' = 'processing') =>
  parsed(aProgress({ progress: percent, status }, at(second)));

const decide = (events: readonly ReturnType<typeof parsed>[], state: object = {}) =>
  deliverToUser('ada', events, state as never, now);
const written = ({ writes }: ReturnType<typeof decide>) =>
  Object.fromEntries(writes.map((write) => [write.key.sk, 'item' in write ? write.item : undefined]));

describe('a delivery to a user', () => {
  it('appends notifications under consecutive numbers, by event time', () => {
    const log: LogState = { lastSeq: 41 };
    const delivery = decide([notification(3), notification(1), notification(2)], { log });
    expect(delivery.frames.map(({ event, frame }) => [event.id, 'seq' in frame && frame.seq])).toEqual([
      ['event-1', 42],
      ['event-2', 43],
      ['event-3', 44],
    ]);
    expect(written(delivery)).toMatchObject({
      'LOG#STATE': { lastSeq: 44 },
      'NOTIFICATION#000000000042': { id: 'event-1' },
      'NOTIFICATION#000000000044': { id: 'event-3' },
    });
  });

  it('numbers what happened at once the same way, whatever order it came in', () => {
    const atOnce = ['event-b', 'event-a'].map((id) => parsed(aNotification({}, { ...at(1), id })));
    const orders = [atOnce, atOnce.toReversed()].map((events) => written(decide(events)));
    expect(orders[0]).toMatchObject({ 'NOTIFICATION#000000000001': { id: 'event-a' } });
    expect(orders[1]).toEqual(orders[0]);
  });

  it('begins the log at 1', () => {
    expect(decide([notification(1)]).frames[0]?.frame).toMatchObject({ seq: 1 });
  });

  it('brings a job to its latest progress and tells each step of it', () => {
    const delivery = decide([progress(3, 100, 'completed'), progress(1, 10), progress(2, 40)]);
    expect(delivery.frames.map(({ frame }) => 'progress' in frame && frame.progress)).toEqual([10, 40, 100]);
    expect(written(delivery)).toEqual({
      'JOB#job-1': expect.objectContaining({
        progress: 100,
        status: 'completed',
        eventId: 'event-3',
      }) as object,
      'OPEN#job-1': undefined,
    });
  });

  it('keeps a job that is not finished beside the log', () => {
    expect(written(decide([progress(1, 10)]))).toMatchObject({
      'JOB#job-1': { progress: 10 },
      'OPEN#job-1': { progress: 10 },
    });
  });

  it('says nothing of a late 40 %', () => {
    const known = jobOf(progress(5, 100, 'completed') as Progress);
    expect(decide([progress(6, 40)], { 'job#job-1': known })).toEqual({ writes: [], frames: [] });
  });

  it('keeps what else the log state holds', () => {
    const delivery = decide([notification(1)], { log: { lastSeq: 1, readUpTo: 1 } });
    expect(written(delivery)['LOG#STATE']).toMatchObject({ log: 'event-1', lastSeq: 2, readUpTo: 1 });
  });

  it('names a log by the event that began it, and never anew', () => {
    expect(written(decide([notification(2), notification(1)]))['LOG#STATE']).toMatchObject({
      log: 'event-1',
    });
    const log: LogState = { log: 'event-1', lastSeq: 1 };
    expect(written(decide([notification(3)], { log }))['LOG#STATE']).toMatchObject({
      log: 'event-1',
      lastSeq: 2,
    });
  });

  it('reads only what the events touch, each item once', () => {
    expect(Object.keys(readsFor('ada', [progress(1, 10), progress(2, 20)]))).toEqual(['job#job-1']);
    expect(Object.keys(readsFor('ada', [notification(1), notification(2)]))).toEqual(['log']);
  });
});
