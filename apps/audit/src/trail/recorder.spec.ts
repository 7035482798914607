import { describe, expect, it } from 'vitest';
import { anEvent, caused } from '../../test/fixtures.ts';
import { useTrail } from '../../test/table.ts';
import { createRecorder } from './recorder.ts';

const trail = useTrail();
const idsIn = ({ events }: { events: readonly { eventId: string }[] }) =>
  events.map(({ eventId }) => eventId);

describe('an event', () => {
  it('is found by its id, its user, what it is about, its chain, its cause and its day', async () => {
    const { recorder, history } = trail();
    expect(await recorder.record(anEvent('e-2', caused('e-2', 'e-1')))).toEqual({
      outcome: 'settled',
      isConflict: false,
    });
    const recorded = {
      eventId: 'e-2',
      source: 'bayon.coagent.studio',
      detailType: 'Content Published',
      version: 1,
      time: '2026-11-23T11:59:58.500Z',
      recordedAt: '2026-11-23T12:00:00.000Z',
      correlationId: 'chain',
      causationId: 'e-1',
      userIds: ['ada'],
      entities: [{ kind: 'content', id: '8d1b' }],
      detail: anEvent('e-2', caused('e-2', 'e-1')).detail,
      envelopeId: 'envelope-of-e-2',
    };
    expect(await history.byId('e-2')).toEqual([recorded]);
    for (const page of [
      history.byUser('ada'),
      history.byEntity('content', '8d1b'),
      history.byCorrelation('chain'),
      history.causedBy('e-1'),
      history.byTime(),
    ])
      expect(await page).toEqual({ events: [recorded] });
    for (const page of [
      history.byUser('grace'),
      history.byEntity('content', '8d1c'),
      history.byEntity('job', '8d1b'),
      history.byCorrelation('e-2'),
      history.causedBy('e-2'),
    ])
      expect(await page).toEqual({ events: [] });
    expect(await history.byId('e-1')).toEqual([]);
  });

  it('that comes again changes nothing, whatever EventBridge calls it and however its JSON is ordered', async () => {
    const { recorder, items } = trail();
    await recorder.record(anEvent('e-1'));
    const before = await items();
    trail().now = '2026-11-24T09:00:00.000Z';
    const { detail } = anEvent('e-1');
    const reordered = Object.fromEntries(Object.entries(detail).reverse());
    const again = anEvent('e-1', {}, { id: 'another-envelope', time: '2026-11-24T09:00:00Z' });
    expect(await recorder.record({ ...again, detail: reordered })).toEqual({
      outcome: 'duplicate',
      isConflict: false,
    });
    expect(await items()).toEqual(before);
  });

  it('that is plain (no metadata) is of the time and the id that EventBridge gave it', async () => {
    const { recorder, history } = trail();
    await recorder.record(anEvent('p', { event: undefined, timestamp: undefined }));
    const [event] = await history.byId('envelope-of-p');
    expect(event).toMatchObject({
      eventId: 'envelope-of-p',
      correlationId: 'envelope-of-p',
      time: '2026-11-23T11:59:59.000Z',
    });
    expect(event).not.toHaveProperty('version');
  });

  it('that says no time keeps the one that it was recorded with when it comes again', async () => {
    const { recorder, items } = trail();
    await recorder.record(anEvent('e-1', { timestamp: undefined }));
    const before = await items();
    await recorder.record(anEvent('e-1', { timestamp: undefined }, { time: '2026-11-25T00:00:00Z' }));
    expect(await items()).toEqual(before);
  });

  it('is in the list of each of 200 users', async () => {
    const { recorder, history } = trail();
    const userIds = Array.from({ length: 200 }, (_, place) => `u-${place}`);
    await recorder.record(anEvent('e-1', { userId: undefined, userIds }));
    for (const userId of ['u-0', 'u-99', 'u-199'])
      expect(idsIn(await history.byUser(userId))).toEqual(['e-1']);
    expect((await history.byId('e-1'))[0]?.userIds).toEqual(userIds);
  });

  it.each([250 * 1024, 270 * 1024, 1_000_000])('may hold %i characters', async (length) => {
    const { recorder, history } = trail();
    const text = 'é'.repeat(length / 2);
    await recorder.record(anEvent('e-1', { text }));
    expect((await history.byId('e-1'))[0]?.detail['text']).toBe(text);
    expect(await recorder.record(anEvent('e-1', { text }))).toMatchObject({ outcome: 'duplicate' });
  });
});

describe('another event under the same id', () => {
  it('is kept beside the first, which stays what it was, and is found by what is its own', async () => {
    const { recorder, history } = trail();
    await recorder.record(anEvent('e-1'));
    trail().now = '2026-11-23T12:00:01.000Z';
    const other = anEvent('e-1', { userId: 'grace' });
    expect(await recorder.record(other)).toEqual({ outcome: 'settled', isConflict: true });
    expect(await recorder.record(other)).toEqual({ outcome: 'duplicate', isConflict: true });
    expect((await history.byId('e-1')).map(({ userIds }) => userIds)).toEqual([['ada'], ['grace']]);
    expect((await history.byUser('ada')).events).toMatchObject([{ userIds: ['ada'] }]);
    expect((await history.byUser('grace')).events).toMatchObject([{ userIds: ['grace'] }]);
    expect((await history.byCorrelation('chain')).events).toHaveLength(2);
  });

  it('is no conflict where another service or another type has it', async () => {
    const { recorder, history } = trail();
    await recorder.record(anEvent('e-1'));
    for (const other of [{ source: 'bayon.coagent.user' }, { 'detail-type': 'Content Updated' }])
      expect(await recorder.record(anEvent('e-1', {}, other))).toEqual({
        outcome: 'settled',
        isConflict: false,
      });
    expect(await history.byId('e-1')).toHaveLength(3);
  });
});

it('never writes over what is there, and never removes anything', async () => {
  const { table, client } = trail();
  const watched = client();
  const commands: string[] = [];
  watched.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        const { TransactItems: items } = args.input as { TransactItems: Record<string, object>[] };
        for (const [kind, what] of items.flatMap((item) => Object.entries(item)))
          commands.push(
            `${String(commandName)} ${kind} ${String((what as { ConditionExpression?: string }).ConditionExpression)}`,
          );
        return next(args);
      },
    { step: 'initialize' },
  );
  const { record } = createRecorder({ client: watched, table });
  await record(anEvent('e-1'));
  await record(anEvent('e-1', { userId: 'grace', text: 'x'.repeat(300 * 1024) }));
  expect(new Set(commands)).toEqual(new Set(['TransactWriteItemsCommand Put attribute_not_exists(pk)']));
});
