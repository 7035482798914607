import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byItself,
  maxChannels,
  noPublications,
  onChannels,
  type Publications,
  published,
  scheduled,
  statusOf,
} from './publications.ts';

const hour = (n: number) => `2026-11-23T${String(n).padStart(2, '0')}:00:00.000Z`;

type Decision = (current: Publications) => Publications;
const publish =
  (at: number, ...channels: string[]): Decision =>
  (current) =>
    onChannels(current, channels, (channel) => published(channel, hour(at)));
const schedule =
  (at: number, date: number, ...channels: string[]): Decision =>
  (current) =>
    onChannels(current, channels, (channel) => scheduled(channel, hour(date), hour(at)));
const choose =
  (date: number, ...channels: string[]): Decision =>
  (current) =>
    onChannels(current, channels, (channel) => scheduled(channel, hour(date), byItself));

const after = (...decisions: Decision[]) => decisions.reduce((now, decide) => decide(now), noPublications);

describe('what was decided last by time stands, in whatever order it arrives', () => {
  const [publishes, schedules, chooses] = [
    fc.tuple(fc.nat(9), fc.subarray(['x', 'web', 'constructor'])).map(([at, on]) => publish(at, ...on)),
    fc
      .tuple(fc.nat(9), fc.integer({ min: 1, max: 5 }), fc.subarray(['x', 'web', 'constructor']))
      .map(([at, ahead, on]) => schedule(at, at + ahead, ...on)),
    fc.tuple(fc.nat(20), fc.subarray(['x', 'web'])).map(([date, on]) => choose(date, ...on)),
  ];
  const decisions = fc.array(fc.oneof(publishes, schedules, chooses), { maxLength: 8 });

  it('for any decisions', () => {
    const orders = decisions.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length })),
    );
    fc.assert(
      fc.property(orders, ([one, other]) => {
        expect(after(...other)).toEqual(after(...one));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['a publication settles what was scheduled before it', [schedule(1, 9, 'x'), publish(3, 'x')], undefined],
    ['and what was scheduled at the same moment', [schedule(3, 9, 'x'), publish(3, 'x')], undefined],
    ['but not what is scheduled after it', [publish(3, 'x'), schedule(4, 9, 'x')], hour(9)],
    ['a later date replaces an earlier decision', [schedule(1, 9, 'x'), schedule(2, 8, 'x')], hour(8)],
    ['of two dates of one moment the later one', [schedule(1, 9, 'x'), schedule(1, 8, 'x')], hour(9)],
    ['any decision of the user replaces studio’s own', [schedule(1, 5, 'x'), choose(9, 'x')], hour(5)],
    ['studio does not schedule what is published', [publish(1, 'x'), choose(9, 'x')], undefined],
    ['of studio’s own choices the later one', [choose(7, 'x'), choose(9, 'x')], hour(9)],
  ])('%s', (_, all, scheduledFor) => {
    for (const order of [all, all.toReversed()])
      expect(after(...order).channels['x']?.scheduledFor).toBe(scheduledFor);
  });

  it('remembers the first and the last publication', () => {
    expect(after(publish(5, 'x'), publish(2, 'x'), publish(3, 'x')).channels['x']).toEqual({
      publishedAt: hour(2),
      lastPublishedAt: hour(5),
    });
  });
});

describe('the status', () => {
  it.each([
    ['generated', []],
    ['scheduled', [schedule(1, 9, 'x')]],
    ['published', [publish(1, 'x')]],
    ['published', [publish(1, 'web'), schedule(2, 9, 'x')]],
    ['published', [publish(1, 'x'), schedule(2, 9, 'x')]],
  ] as const)('is %s', (status, decisions) => {
    expect(statusOf(after(...decisions))).toBe(status);
  });

  it('never moves backwards', () => {
    const rank = ['generated', 'scheduled', 'published'];
    const step = fc.oneof(
      fc.nat(9).map((at) => publish(at, 'x')),
      fc.nat(9).map((at) => schedule(at, 10, 'web')),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const ranks = steps.map((_, place) => rank.indexOf(statusOf(after(...steps.slice(0, place + 1)))));
        expect(ranks).toEqual(ranks.toSorted());
      }),
    );
  });
});

describe('channels beyond the most that a piece remembers', () => {
  const full = after(publish(1, ...Array.from({ length: maxChannels }, (_, n) => `channel-${n}`)));

  it('are not taken up, not even one named like a property of every object', () => {
    expect(publish(2, 'new', 'constructor')(full)).toEqual(full);
  });

  it('leave the known ones as changeable as ever', () => {
    expect(publish(2, 'channel-99')(full).channels['channel-99']?.lastPublishedAt).toBe(hour(2));
  });
});
