import { describe, expect, it } from 'vitest';
import type { Job } from '../items.ts';
import { isLater } from './latest-progress.ts';

const aJob = (overrides: Partial<Job> = {}): Job => ({
  jobId: 'job-1',
  jobType: 'content-generation',
  progress: 40,
  status: 'processing',
  message: 'Writing…',
  updatedAt: '2026-03-14T09:00:00.000Z',
  eventId: 'b',
  ...overrides,
});

const early = '2026-03-14T08:00:00.000Z';
const late = '2026-03-14T10:00:00.000Z';

describe('isLater', () => {
  it.each<[string, Partial<Job>, Partial<Job>, boolean]>([
    ['further progress wins', { progress: 60 }, {}, true],
    ['further progress wins, however late the other', { progress: 60, updatedAt: early }, {}, true],
    ['a late 40 % never overwrites 100 %', { updatedAt: late }, { progress: 100 }, false],
    [
      'a finished job stays finished',
      { progress: 100, updatedAt: late },
      { progress: 30, status: 'failed' },
      false,
    ],
    [
      'an end wins over any progress',
      { progress: 30, status: 'failed', updatedAt: early },
      { progress: 90 },
      true,
    ],
    [
      'of two ends the further wins',
      { progress: 100, status: 'completed' },
      { progress: 30, status: 'failed' },
      true,
    ],
    ['at equal progress the later message wins', { updatedAt: late }, {}, true],
    ['at equal progress the earlier message loses', { updatedAt: early }, {}, false],
    ['of two at once the larger id wins', { eventId: 'c' }, {}, true],
    ['the same update changes nothing', {}, {}, false],
  ])('%s', (_, update, known, expected) => {
    expect(isLater(aJob(update), aJob(known))).toBe(expected);
  });

  it('takes the first update of a job', () => {
    expect(isLater(aJob(), undefined)).toBe(true);
  });

  it('ends in the same state whatever the order of arrival', () => {
    const updates = [
      aJob({ progress: 10, status: 'started', updatedAt: early, eventId: 'a' }),
      aJob(),
      aJob({ updatedAt: late, eventId: 'c' }),
      aJob({ progress: 30, status: 'failed', eventId: 'd' }),
      aJob({ progress: 100, status: 'completed', eventId: 'e' }),
    ];
    const ends = permutations(updates).map((order) =>
      order.reduce<Job | undefined>((known, update) => (isLater(update, known) ? update : known), undefined),
    );
    expect(new Set(ends.map((end) => end?.eventId))).toEqual(new Set(['e']));
  });
});

const permutations = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, place) => permutations(items.toSpliced(place, 1)).map((rest) => [item, ...rest]));
