import { describe, expect, it } from 'vitest';
import { asked, completed, minute, progressed } from '../../test/spec-events.ts';
import { worldForEach } from '../../test/world.ts';
import { keys } from '../notebook/keys.ts';

const world = worldForEach();
const usage = async (month = '2026-11') => (await world().read(keys.usage('ada', month)))?.queries ?? 0;

describe('a question', () => {
  it('can be looked up with its job, and counts in its month', async () => {
    await world().take(asked('a', 1, { query: 'Giá nhà ở Ballard? 🏡' }));
    expect(await world().reads.query('ada', 'q-1')).toMatchObject({
      query: 'Giá nhà ở Ballard? 🏡',
      jobId: 'j-1',
      createdAt: minute(1),
    });
    expect(await world().reads.job('ada', 'j-1')).toMatchObject({
      status: 'requested',
      progress: 0,
      queryId: 'q-1',
      requestedAt: minute(1),
    });
    expect(await usage()).toBe(1);
    expect(world().bus.events).toEqual([]);
  });

  it('counts once however often it is delivered, and each question by itself', async () => {
    await world().take(asked('a', 1), asked('a', 1), asked('b', 2, { queryId: 'q-2', jobId: 'j-2' }));
    expect(await usage()).toBe(2);
  });

  it('keeps what its job and its answer have said before', async () => {
    await world().take(progressed('p', 2, { progress: 40, status: 'processing' }), completed('c', 3));
    await world().take(asked('a', 1));
    expect(await world().reads.job('ada', 'j-1')).toMatchObject({ progress: 40, queryId: 'q-1' });
    expect(await world().reads.query('ada', 'q-1')).toMatchObject({
      createdAt: minute(1),
      jobId: 'j-1',
      answer: { from: { eventId: 'c' } },
    });
  });

  it.each([
    ['after it was asked', [asked('a', 1), progressed('f', 5, { progress: 30, status: 'failed' })]],
    ['before that is heard', [progressed('f', 5, { progress: 30, status: 'failed' }), asked('a', 1)]],
  ])('that failed, %s, does not count', async (_, events) => {
    await world().take(...events);
    expect(await usage()).toBe(0);
  });

  it('counts again where it turns out to have been answered before it failed', async () => {
    await world().take(
      asked('a', 1),
      progressed('f', 5, { progress: 30, status: 'failed' }),
      progressed('d', 4, { progress: 100, status: 'completed' }),
    );
    expect(await usage()).toBe(1);
  });
});
