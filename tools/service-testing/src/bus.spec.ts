import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Bus, startBus } from './bus.ts';

let bus: Bus;
beforeEach(async () => {
  bus = await startBus();
});
afterEach(() => bus.stop());

const put = (...ids: string[]) =>
  bus.client.send(
    new PutEventsCommand({
      Entries: ids.map((id) => ({
        Source: 'test',
        DetailType: 'Noted',
        Detail: JSON.stringify({ event: { id } }),
      })),
    }),
  );
const idsOnBus = () => bus.events.map(({ detail }) => detail.event.id);

it('keeps what it is given, in its order, once for each time', async () => {
  await put('a', 'b');
  await put('a');
  expect(idsOnBus()).toEqual(['a', 'b', 'a']);
  expect(bus.events[0]).toMatchObject({ source: 'test', 'detail-type': 'Noted' });
});

it('keeps nothing while it refuses', async () => {
  bus.refuse(true);
  await expect(put('a')).rejects.toThrow('not now');
  bus.refuse(false);
  await put('b');
  expect(idsOnBus()).toEqual(['b']);
});
