import { expect, it } from 'vitest';
import { temporaryName } from '../replay/temporary-rules.ts';
import { judge, type Temporary } from './orphans.ts';

const now = new Date('2026-03-10T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const named = (purpose: 'replay' | 'rebuild', replay: string, place: number) =>
  temporaryName('studio', 'local', { purpose, replay, place });
const subjects = (temporary: readonly Temporary[], replays: readonly string[] = []) =>
  judge({ bus: 'bus', temporary, replays, now }).map(({ subject }) => subject);

it('finds a rule of a replay that is over, and not that of one under way', () => {
  const rule = { kind: 'rule' as const, name: named('replay', 'night', 1) };
  expect(subjects([rule])).toEqual([rule.name]);
  expect(subjects([rule], ['night'])).toEqual([]);
});

it('finds what a rebuild left: queue, rules and table', () => {
  const left: Temporary[] = [
    { kind: 'queue', name: named('rebuild', 'r', 0), createdAt: hoursAgo(2) },
    { kind: 'rule', name: named('rebuild', 'r', 1) },
    { kind: 'table', name: named('rebuild', 'r', 0), createdAt: hoursAgo(2) },
  ];
  expect(subjects(left)).toHaveLength(3);
});

it('leaves alone what is young, and the rules that belong to it', () => {
  const used: Temporary[] = [
    { kind: 'queue', name: named('rebuild', 'r', 0), createdAt: hoursAgo(0.5) },
    { kind: 'rule', name: named('rebuild', 'r', 1) },
    { kind: 'queue', name: 'bayon-events-tail-local-0a1b2c3d', createdAt: hoursAgo(0.1) },
    { kind: 'rule', name: 'bayon-events-tail-local-0a1b2c3d' },
  ];
  expect(subjects(used)).toEqual([]);
});

it('says what left it, and how to remove it', () => {
  const [tail] = judge({
    bus: 'bus',
    temporary: [{ kind: 'queue', name: 'bayon-events-tail-local-0a1b2c3d', createdAt: hoursAgo(3) }],
    replays: [],
    now,
  });
  expect(tail).toMatchObject({
    problem: 'a queue that was left behind by tail',
    advice: expect.stringContaining('aws sqs delete-queue') as string,
  });
});
