import { ImmediateActionRequired, TaskCompleted } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../account/keys.ts';

const world = worldForEach();

const at = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const demanded = anEvent(
  ImmediateActionRequired,
  { userId: 'ada', alertId: 't-1' },
  { id: 'asked', at: at(1) },
);
const completed = (minute: number) =>
  anEvent(TaskCompleted, { userId: 'ada', taskId: 't-1' }, { id: `done-${minute}`, at: at(minute) });
const tasks = async (status: 'open' | 'done') =>
  (await world().reads.tasks('ada', status, { limit: 10 }, new Date(at(9)))).items;

it('moves the task from what is to be done to what is', async () => {
  await world().take(demanded);
  expect(await tasks('open')).toMatchObject([{ taskId: 't-1' }]);
  await world().take(completed(2));
  expect(await tasks('open')).toEqual([]);
  expect(await tasks('done')).toMatchObject([
    { taskId: 't-1', completedAt: at(2), demand: { priority: 'urgent' } },
  ]);
});

it('is done since the first time', async () => {
  await world().take(demanded, completed(5), completed(3), completed(7));
  expect(await tasks('done')).toMatchObject([{ completedAt: at(3) }]);
});

it('shows no task that was never asked for, and has it done when it comes', async () => {
  await world().take(completed(2));
  expect(await tasks('done')).toEqual([]);
  expect(await world().read(keys.task('ada', 't-1'))).toMatchObject({ completedAt: at(2) });
  await world().take(demanded);
  expect(await tasks('done')).toMatchObject([{ taskId: 't-1', completedAt: at(2) }]);
});
