import { describe, expect, it } from 'vitest';
import { sideBySide } from './side-by-side.ts';

const order = (edges: Record<string, readonly string[]>) =>
  new Map(Object.entries(edges).map(([app, before]) => [app, new Set(before)]));

describe('side by side', () => {
  it('begins each when those before it are done, and as many at once as may be', async () => {
    const told: string[] = [];
    let running = 0;
    let most = 0;
    const outcome = await sideBySide(
      order({ console: ['a', 'b', 'c'], a: ['platform'], b: ['platform'], c: ['platform'], platform: [] }),
      2,
      async (app) => {
        most = Math.max(most, (running += 1));
        await Promise.resolve();
        running -= 1;
        told.push(app);
      },
    );

    expect(told[0]).toBe('platform');
    expect(told.at(-1)).toBe('console');
    expect(most).toBe(2);
    expect(outcome).toEqual({ done: told, failed: new Map(), notBegun: [] });
  });

  it('begins nothing after a failure, and lets end what is running', async () => {
    const reason = new Error('no');
    let endA = () => {};
    const outcome = await sideBySide(order({ a: [], b: [], c: ['b'], d: ['a'] }), 2, (app) => {
      if (app === 'b') {
        setImmediate(() => endA());
        return Promise.reject(reason);
      }
      return new Promise<void>((done) => (endA = done));
    });

    expect(outcome).toEqual({ done: ['a'], failed: new Map([['b', reason]]), notBegun: ['c', 'd'] });
  });
});
