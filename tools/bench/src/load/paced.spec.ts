import { expect, it } from 'vitest';
import { paced } from './paced.ts';

it('calls on time though no call before has ended, and yields what the calls yield in their order', async () => {
  const dues: number[] = [];
  const last = Promise.withResolvers<undefined>();
  const send = async (place: number, due: number): Promise<number> => {
    dues.push(due);
    if (place === 9) last.resolve(undefined);
    await last.promise;
    return place;
  };
  expect(await paced({ perSecond: 1_000, seconds: 0.01 }, send)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const [first = NaN] = dues;
  expect(dues.map((due) => Math.round(due - first))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

it('ends with the first call that fails', async () => {
  let calls = 0;
  const send = (): Promise<never> => {
    calls += 1;
    return Promise.reject(new Error('refused'));
  };
  await expect(paced({ perSecond: 1, seconds: 3_600 }, send)).rejects.toThrow('refused');
  expect(calls).toBe(1);
});
