import { describe, expect, it } from 'vitest';
import { gapsIn, regardlessOfOrder } from '../duplicates/regardless.ts';
import { saidBy, saidOnTheWay } from '../duplicates/story.ts';
import { differenceOf } from './difference.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

const from = Date.parse('2026-03-14T09:26:53.100Z');
const period = { from, to: from + 5_000, jobs: false };
const item = (pk: string, sk: string, more: object = {}) =>
  [
    `bayon-realtime-local ${JSON.stringify([{ S: pk }, { S: sk }])}`,
    { pk: { S: pk }, sk: { S: sk }, ...more },
  ] as const;
const entry = (id: string, more: object = {}) => ({
  Source: 's',
  DetailType: 'T',
  EventBusName: 'b',
  Detail: JSON.stringify({ ...more, event: { id } }),
});
const outcome = (
  items: readonly (readonly [string, unknown])[],
  ...entries: ReturnType<typeof entry>[]
): Outcome => outcomeOf(new Map(items), entries, period);

describe('two outcomes', () => {
  it('are the same though handled at other times, in other deliveries', () => {
    const handledAt = (second: string, rev: string) =>
      outcome(
        [
          item('A', `AT#2026-03-14T09:26:${second}Z`, {
            rev: { N: rev },
            receipt: { S: rev },
            expiresAt: { N: String(Math.floor(from / 1_000) + 30 * 86_400 + Number(rev)) },
          }),
        ],
        entry('e', { timestamp: `2026-03-14T09:26:${second}Z` }),
        entry('e', { timestamp: `2026-03-14T09:26:${second}Z` }),
      );
    expect(differenceOf(handledAt('53.200', '1'), handledAt('57.900', '2'))).toEqual([]);
  });

  it.each([
    ['an item more', outcome([item('A', '1'), item('A', '2')], entry('e'))],
    ['an item less', outcome([], entry('e'))],
    ['another attribute', outcome([item('A', '1', { count: { N: '2' } })], entry('e'))],
    ['an event more', outcome([item('A', '1')], entry('e'), entry('f'))],
    ['an event less', outcome([item('A', '1')])],
    ['another detail', outcome([item('A', '1')], entry('e', { timestamp: '2026-03-14T04:00:00.000Z' }))],
  ])('differ by %s', (_, other) => {
    expect(differenceOf(outcome([item('A', '1')], entry('e')), other)).toHaveLength(1);
  });
});

describe('regardless of the order', () => {
  const told = (first: string, second: string, lastSeq = '2') =>
    outcome([
      item('USER#ada', 'LOG#STATE', { lastSeq: { N: lastSeq } }),
      item('USER#ada', 'NOTIFICATION#000000000001', { seq: { N: '1' }, id: { S: first } }),
      item('USER#ada', 'NOTIFICATION#000000000002', { seq: { N: '2' }, id: { S: second } }),
    ]);

  it('notifications may be numbered otherwise, but none may be another', () => {
    const [expected, swapped, other] = [told('a', 'b'), told('b', 'a'), told('a', 'c')].map((one) =>
      regardlessOfOrder(one, []),
    ) as [Outcome, Outcome, Outcome];
    expect(differenceOf(expected, swapped)).toEqual([]);
    expect(differenceOf(expected, other)).toHaveLength(1);
  });

  it('a log has no gap', () => {
    expect(gapsIn(told('a', 'b'))).toEqual([]);
    expect(gapsIn(told('a', 'b', '3'))).toHaveLength(1);
  });

  it('only what is allowed is left out', () => {
    const one = outcome([item('U', 'VOICE', { from: { S: 'a' }, tone: { S: 'warm' } })], entry('e'));
    const other = outcome([item('U', 'VOICE', { from: { S: 'b' }, tone: { S: 'warm' } })]);
    const cold = outcome([item('U', 'VOICE', { from: { S: 'b' }, tone: { S: 'cold' } })]);
    const allowed = (of: Outcome) => regardlessOfOrder(of, [saidOnTheWay, saidBy(/"VOICE"/)]);
    expect(differenceOf(allowed(one), allowed(other))).toEqual([]);
    expect(differenceOf(allowed(one), allowed(cold))).toHaveLength(1);
  });
});
