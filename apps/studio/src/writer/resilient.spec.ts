import { afterEach, describe, expect, it, vi } from 'vitest';
import { PassingFailure } from './passing-failure.ts';
import { createResilience } from './resilient.ts';
import { aLimit } from './test/requests.ts';
import { WritingFailed } from './writer.ts';

const never = new AbortController().signal;
const failing = () => Promise.reject(new PassingFailure('not now'));
const working = () => Promise.resolve('done');
const caught = (running: Promise<unknown>) => running.catch((error: unknown) => error);

describe('resilience', () => {
  afterEach(() => vi.useRealTimers());

  /** A circuit that two failures open, on a clock that the test sets. */
  function brokenCircuit() {
    vi.useFakeTimers({ toFake: ['Date'] });
    return createResilience(aLimit({ retries: 0, failuresToOpen: 2, restMs: 60_000 }));
  }

  it('asks again after a rest, and is well again when that works', async () => {
    const run = brokenCircuit();
    await caught(run(failing, never));
    await caught(run(failing, never));
    const refused = await caught(run(working, never));
    expect(refused).toBeInstanceOf(WritingFailed);
    expect(refused).toMatchObject({ cause: { cause: { message: 'not now' } } });

    vi.setSystemTime(Date.now() + 60_000);
    expect(await run(working, never)).toBe('done');
    await caught(run(failing, never));
    expect(await run(working, never)).toBe('done');
  });

  it('rests again when the question after a rest fails', async () => {
    const run = brokenCircuit();
    await caught(run(failing, never));
    await caught(run(failing, never));
    vi.setSystemTime(Date.now() + 60_000);
    await caught(run(failing, never));
    expect(await caught(run(working, never))).toBeInstanceOf(WritingFailed);
  });

  it('takes a cancelled question after a rest for no sign of health', async () => {
    const run = brokenCircuit();
    await caught(run(failing, never));
    await caught(run(failing, never));
    vi.setSystemTime(Date.now() + 60_000);
    const cancelled = new AbortController();
    const asked = run(() => {
      cancelled.abort();
      return new Promise(() => undefined);
    }, cancelled.signal);
    expect(await caught(asked)).toMatchObject({ name: 'AbortError' });
    expect(await caught(run(working, never))).toBeInstanceOf(WritingFailed);
  });

  it('does not hold cancellations against the model', async () => {
    const run = createResilience(aLimit({ retries: 0, failuresToOpen: 1 }));
    const cancelled = new AbortController();
    const asked = run(() => {
      cancelled.abort();
      return new Promise(() => undefined);
    }, cancelled.signal);
    expect(await caught(asked)).toMatchObject({ name: 'AbortError' });
    expect(await run(working, never)).toBe('done');
  });

  it('does not begin for a caller who has left', async () => {
    const work = vi.fn(working);
    await caught(createResilience(aLimit())(work, AbortSignal.abort()));
    expect(work).not.toHaveBeenCalled();
  });

  it('ends during the wait between two attempts', async () => {
    const cancelled = new AbortController();
    const run = createResilience(aLimit({ firstWaitMs: 1e8, maxWaitMs: 1e8 }));
    const running = run(() => {
      setImmediate(() => cancelled.abort());
      return failing();
    }, cancelled.signal);
    expect(await caught(running)).toMatchObject({ name: 'AbortError' });
  });

  it('says what failed last when the budget ends', async () => {
    const run = createResilience(aLimit({ firstWaitMs: 1e8, maxWaitMs: 1e8, budgetMs: 50 }));
    const error = await caught(run(failing, never));
    expect(error).toBeInstanceOf(WritingFailed);
    expect(error).toMatchObject({ cause: { cause: { message: 'not now' } } });
  });

  it('ends an attempt that does not listen to its signal', async () => {
    const run = createResilience(aLimit({ attemptMs: 20, retries: 1 }));
    const work = vi.fn(() => new Promise(() => undefined));
    const error = await caught(run(work, never));
    expect(error).toMatchObject({ name: 'WritingFailed', cause: { message: 'No answer in time' } });
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('does not try again what is the program’s own fault', async () => {
    const work = vi.fn(() => Promise.reject(new TypeError('a bug')));
    const error = await caught(createResilience(aLimit())(work, never));
    expect(error).toMatchObject({ name: 'WritingFailed', cause: { message: 'a bug' } });
    expect(work).toHaveBeenCalledTimes(1);
  });
});
