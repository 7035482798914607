import { ImmediateActionRequired } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';

const world = worldForEach();

const at = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const asked = (minute: number, alertId = 't-1', action = `Do ${minute}`) =>
  anEvent(
    ImmediateActionRequired,
    { userId: 'ada', alertId, action },
    { id: `asked-${minute}`, at: at(minute) },
  );
const open = async () => (await world().reads.tasks('ada', 'open', { limit: 10 }, new Date(at(9)))).items;

it('is a task of the user', async () => {
  const action = 'Xem lại 🏡 '.repeat(27).trim();
  await world().take(asked(1, 't-1', action));
  expect(await open()).toMatchObject([
    { taskId: 't-1', demand: { action, alertType: 'median-price', priority: 'urgent', from: { at: at(1) } } },
  ]);
});

it.each([
  ['in order', [1, 2]],
  ['in the other order', [2, 1]],
])('is one for each alert, as last asked for, %s', async (_, minutes) => {
  await world().take(...minutes.map((minute) => asked(minute)));
  expect(await open()).toMatchObject([{ taskId: 't-1', demand: { action: 'Do 2' } }]);
});

it('of several alerts are several, newest first', async () => {
  await world().take(asked(1, 'a'), asked(3, 'c'), asked(2, 'b'));
  expect((await open()).map(({ taskId }) => taskId)).toEqual(['c', 'b', 'a']);
});
