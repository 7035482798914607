import { type DomainEvent, featuresOf } from '@bayon/event-contracts';
import type { Worlds } from '@bayon/service-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomesOfEveryOrder, startWorlds } from './world.ts';
import {
  access,
  asked,
  completed,
  forgotten,
  minute,
  noted,
  ordered,
  preferred,
  progressed,
  reported,
  shareDue,
  shareScheduled,
} from './spec-events.ts';

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(() => worlds.stop());

const failed = (id: string, at: number) => progressed(id, at, { progress: 30, status: 'failed' });
const half = progressed('half', 2, { progress: 50, status: 'processing' });

const sequences: Record<string, DomainEvent[]> = {
  'a question is asked, worked on and answered': [asked('asked', 1), half, completed('answered', 4)],
  'a question is asked and fails': [asked('asked', 1), half, failed('failed', 4)],
  'a question fails and is answered all the same': [
    asked('asked', 1),
    failed('failed', 4),
    completed('answered', 3),
  ],
  'a question is answered twice, and what was found is edited in between': [
    asked('asked', 1),
    completed('first', 2),
    noted('edited', 3, { text: 'Edited.' }, 'research-q-1'),
    completed('second', 4, { results: { summary: 'Second.', keyTopics: ['b'], findings: [] } }),
  ],
  'a piece is added, changed, deleted and added again': [
    noted('added', 1),
    noted('changed', 2, { title: 'Changed', text: 'A longer text.' }),
    forgotten('deleted', 3),
    noted('again', 4, { text: 'Again.' }),
  ],
  'a piece is added, changed and deleted, and an update is late': [
    noted('added', 1),
    noted('late', 2, { text: 'Late.' }),
    forgotten('deleted', 3),
  ],
  'everything happens to a piece in the same millisecond': [
    noted('b', 1, { text: 'b' }),
    forgotten('c', 1),
    noted('a', 1, { text: 'a' }),
    noted('d', 1, { text: 'd' }),
  ],
  'a report is asked for and made': [
    ordered('ordered', 1),
    progressed('half', 2, { jobId: 'j-2', jobType: 'report', progress: 50 }),
    reported('made', 3),
  ],
  'a report is made twice': [
    ordered('ordered', 1),
    reported('first', 3),
    reported('second', 4, { title: 'Second', reportType: 'summary' }),
  ],
  'a sharing is scheduled twice, becomes due, and is scheduled again for another time': [
    shareScheduled('scheduled', 1, { shareChannels: ['email', 'x'] }),
    shareScheduled('again', 2, { shareChannels: ['x', 'facebook'] }),
    shareDue('due', 31, { shareChannels: ['email', 'x'] }),
    shareDue('later', 40, { shareChannels: ['x'], dueAt: '2026-11-23T10:39:00.000Z' }),
  ],
  'the plan changes to and fro, twice in the same millisecond': [
    access('pro', 1, { plan: 'pro', features: featuresOf.pro }),
    access('free', 2, { plan: 'free', features: featuresOf.free }),
    access('enterprise', 2, { plan: 'enterprise', features: featuresOf.enterprise }),
  ],
  'preferences change one by one': [
    preferred('yes', 1, { preferences: { autoShareReports: true } }),
    preferred('where', 2, { preferences: { shareChannels: ['email'] } }),
    preferred('no', 3, { preferences: { autoShareReports: false, shareChannels: ['x'] } }),
    preferred('muted', 4, { preferences: { contentTone: 'warm' } }),
  ],
};

describe('every order of arrival, each event delivered one to three times, ends in one state', () => {
  it.each(Object.entries(sequences))('%s', async (_, events) => {
    const [first, ...others] = await outcomesOfEveryOrder(worlds, events);
    expect(first!.outcome.items.length).toBeGreaterThan(events.length);
    for (const { order, outcome } of others) expect(outcome, order).toEqual(first!.outcome);
  });
});

it('a report is made while its user makes up their mind: it is shared as they wanted then', async () => {
  const events = [
    preferred('where', 0, { preferences: { shareChannels: ['email', 'x'] } }),
    preferred('yes', 1, { preferences: { autoShareReports: true, shareChannels: ['x', 'facebook'] } }),
    reported('made', 2),
    preferred('no', 3, { preferences: { autoShareReports: false, shareChannels: [] } }),
  ];
  // What was scheduled on the way was of what was known then.
  const [first, ...others] = await outcomesOfEveryOrder(worlds, events);
  expect(first!.outcome.state.filter(({ sk }) => sk.startsWith('SHARING#'))).toMatchObject([
    { channels: ['facebook', 'x'], dueAt: minute(7) },
  ]);
  for (const { order, outcome } of others) expect(outcome.state, order).toEqual(first!.outcome.state);
});
