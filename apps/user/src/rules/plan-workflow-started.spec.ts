import { PlanWorkflowStarted } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../account/keys.ts';

const world = worldForEach();

const at = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const started = (minute: number, overrides: Partial<(typeof PlanWorkflowStarted.examples)[0]> = {}) =>
  anEvent(PlanWorkflowStarted, { userId: 'ada', ...overrides }, { id: `w-${minute}`, at: at(minute) });
const recommended = async () =>
  (await world().reads.recommendations('ada', { limit: 100 }, new Date(at(9)))).items;

it('recommends each thing that the plan brings, once', async () => {
  await world().take(started(1, { features: ['a', 'b', 'a'] }), started(2, { features: ['b'] }));
  expect((await recommended()).map(({ message, from }) => [message, from.at])).toEqual([
    ['Make use of what your pro plan brings: b.', at(2)],
    ['Make use of what your pro plan brings: a.', at(1)],
  ]);
});

it('takes as many features as an event can have, and none', async () => {
  const features = Array.from({ length: 20 }, (_, n) => `${n}`.padEnd(80, 'ở'));
  await world().take(started(1, { workflow: 'enterprise-setup', features }), started(2, { features: [] }));
  expect(await recommended()).toHaveLength(20);
});

it('remembers the newest of each workflow, in any order', async () => {
  await world().take(started(2, { features: ['new'] }), started(1, { features: ['old'] }));
  expect(await world().read(keys.planWorkflow('ada', 'pro-onboarding'))).toMatchObject({
    features: ['new'],
    startedAt: at(2),
  });
});
