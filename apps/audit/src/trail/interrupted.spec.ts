import { describe, expect, it } from 'vitest';
import { anEvent, caused } from '../../test/fixtures.ts';
import { conflictAt, failAt } from '../../test/interference.ts';
import { useTrail } from '../../test/table.ts';
import { createRecorder } from './recorder.ts';

const trail = useTrail();

describe('a recording that', () => {
  const event = (id: string, size: number, users = 1) =>
    anEvent(id, {
      ...caused(id, `cause-of-${id}`, `chain-of-${id}`),
      userId: undefined,
      userIds: Array.from({ length: users }, (_, n) => `user-${n}-of-${id}`),
      contentId: `content-of-${id}`,
      text: `${id}${'x'.repeat(size)}`,
    });

  // The event, its day, chain, cause and content, and its users; a large one has two parts before, one of many users
  // more places than a transaction takes.
  it.each([
    ['an event', 10, 1, 6, 1],
    ['a large event', 300 * 1024, 1, 8, 3],
    ['an event of many', 10, 200, 205, 3],
  ])(
    'crashes at any write of %s leaves nothing that the next delivery does not complete',
    async (_, size, users, items, writes) => {
      const { recorder, table, client } = trail();
      for (let call = 1; call <= writes; call += 1) {
        for (const when of ['before', 'after'] as const) {
          const raw = event(`${call}-${when}`, size, users);
          const failing = client();
          failAt(failing, call, when);
          const crashing = createRecorder({ client: failing, table, now: () => new Date(trail().now) });
          const before = (await trail().items()).length;
          await expect(crashing.record(raw), `${when} ${call}`).rejects.toThrow('crash');
          trail().now = new Date(Date.parse(trail().now) + 1_000).toISOString();
          await recorder.record(raw);
          expect((await trail().items()).length - before, `${when} ${call}`).toBe(items);
        }
      }
      // There are no more writes than these.
      const last = client();
      failAt(last, writes + 1, 'before');
      await createRecorder({ client: last, table }).record(event('undisturbed', size, users));
    },
  );

  it.each([
    [1, { value: { outcome: 'settled' } }],
    [7, { value: { outcome: 'settled' } }],
    [8, { reason: { name: 'TransactionCanceledException' } }],
  ])('meets %i conflicts with another transaction ends so: %j', async (conflicts, end) => {
    const { table, client } = trail();
    const conflicting = client();
    conflictAt(conflicting, conflicts);
    const { record } = createRecorder({ client: conflicting, table, wait: () => Promise.resolve() });
    const [recorded] = await Promise.allSettled([record(event('e-2', 10))]);
    expect(recorded).toMatchObject(end);
  });

  it('is made of twenty deliveries at once is one event', async () => {
    const { recorder, items, history } = trail();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => recorder.record(event('e-2', 300 * 1024))),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'settled')).toHaveLength(1);
    expect(await items()).toHaveLength(8);
    expect((await history.byTime()).events.map(({ eventId }) => eventId)).toEqual(['e-2']);
  });
});
