import { expect, it } from 'vitest';
import { anEntry, randomNumbers } from '../../test/fixtures.ts';
import { batchesOf, type Limits, limits, sizeOf } from './batches.ts';
import { EventTooLarge } from './errors.ts';

const numbered = (count: number, bytes?: number) =>
  Array.from({ length: count }, (_, place) => anEntry(`e-${place}`, bytes));

const overhead = sizeOf(anEntry('e', 100)) - 100;

it('counts bytes, not characters, of source, detail-type and detail', () => {
  expect(sizeOf({ source: 'é', detailType: '😀', id: 'not counted', detail: '"…"' })).toBe(2 + 4 + 5);
});

it('makes no request of nothing', () => {
  expect(batchesOf([])).toEqual([]);
});

it('takes ten entries to a request', () => {
  expect(batchesOf(numbered(25)).map((batch) => batch.length)).toEqual([10, 10, 5]);
});

it('fills a request to its last byte, and no further', () => {
  const room = 3 * (100 + overhead);
  const cut = (request: number) =>
    batchesOf(numbered(4, 100), { ...limits, request }).map((batch) => batch.length);
  expect(cut(room)).toEqual([3, 1]);
  expect(cut(room - 1)).toEqual([2, 2]);
});

it('refuses by name what fits into no request, and what may not be published', () => {
  const large = anEntry('large', limits.detail + 1);
  expect(() => batchesOf([anEntry('small'), large])).toThrow(
    expect.objectContaining({ name: 'EventTooLarge', id: 'large', size: limits.detail + 1 }) as Error,
  );
  expect(() => batchesOf([anEntry('exact', limits.detail)])).not.toThrow();
  expect(() => batchesOf([anEntry('e', 100)], { ...limits, request: 99 })).toThrow(EventTooLarge);
});

it('keeps the order and the limits, whatever the entries', () => {
  const random = randomNumbers(20_260_314);
  for (let round = 0; round < 500; round += 1) {
    const within: Limits = {
      entries: 1 + Math.floor(random() * 10),
      request: 2_000 + Math.floor(random() * 5_000),
      detail: 1_900,
    };
    const entries = Array.from({ length: Math.floor(random() * 60) }, (_, place) =>
      anEntry(`e-${place}`, 100 + Math.floor(random() * 1_800)),
    );
    const batches = batchesOf(entries, within);
    expect(batches.flat()).toEqual(entries);
    for (const batch of batches) {
      expect(batch.length).toBeGreaterThan(0);
      expect(batch.length).toBeLessThanOrEqual(within.entries);
      expect(batch.reduce((sum, entry) => sum + sizeOf(entry), 0)).toBeLessThanOrEqual(within.request);
    }
  }
});
