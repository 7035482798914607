import { expect, it } from 'vitest';
import { aDeadLetter } from '../../test/dead-letters.ts';
import { ownerOf } from './dead-letter-queue.ts';
import { pathsIn } from './dead-letter.ts';
import { type Heap, heapUp, linesOf } from './summary.ts';

const text = (StringValue: string) => ({ DataType: 'String', StringValue });
const violation = (problem: string, redrives = '') => ({
  ERROR_CODE: text('ContractViolation'),
  ERROR_MESSAGE: text(problem),
  ...(redrives !== '' && { REDRIVE_COUNT: text(redrives) }),
});

it.each([
  ['bayon-studio-inbox-local-dead-letters', 'local', 'studio', 'studio'],
  ['bayon-studio-generator-local-dead-letters', 'local', 'studio', 'studio generator'],
  ['bayon-open-houses-inbox-dev-2-dead-letters', 'dev-2', 'open-houses', 'open-houses'],
  ['something-else', 'local', 'something-else', 'something-else'],
])('%s on %s is of %s', (name, stage, service, consumer) => {
  expect(ownerOf(name, stage)).toEqual({ service, consumer });
});

it.each([
  [
    'Content Generated: invalid detail: detail.title Too long: at most 9; detail.metadata.tokensUsed Required',
    ['detail.title', 'detail.metadata.tokensUsed'],
  ],
  ['Cat Fed: unknown event: detail-type no contract for Cat Fed', ['detail-type']],
  ['X: unknown source: source y does not publish X', ['source']],
  [': no event:  the message is not JSON', []],
])('finds in %j the paths %j', (problem, paths) => {
  expect(pathsIn(problem)).toEqual(paths);
});

it('heaps up by queue and reason: counts, paths, ages, redrives', () => {
  const heaps = new Map<string, Heap>();
  heapUp(heaps, aDeadLetter(violation('A: invalid detail: detail.a x; detail.b x')));
  heapUp(heaps, aDeadLetter(violation('A: invalid detail: detail.a x', '2')));
  heapUp(
    heaps,
    aDeadLetter({ ERROR_CODE: text('TypeError'), ERROR_MESSAGE: text('detail.a is no path here') }),
  );
  heapUp(heaps, aDeadLetter({}, [], { detail: 7, source: 7 }));
  expect([...heaps.values()]).toMatchObject([
    {
      reason: 'ContractViolation',
      count: 2,
      redriven: 1,
      mostRedrives: 2,
      paths: { 'detail.a': 2, 'detail.b': 1 },
    },
    { reason: 'TypeError', count: 1, paths: {} },
    { reason: 'received too often', count: 1, detailTypes: { 'no event': 1 } },
  ]);
  expect(linesOf([...heaps.values()], Date.UTC(2026, 0, 2, 3))).toEqual([
    'consumer  reason              count  oldest  newest  redriven      events',
    'studio    ContractViolation   2      1d 3h   1d 3h   1 (up to 2×)  Content Generated ×2',
    'studio    TypeError           1      1d 3h   1d 3h   –             Content Generated ×1',
    'studio    received too often  1      1d 3h   1d 3h   –             no event ×1',
    '',
    'studio, ContractViolation: detail.a ×2, detail.b ×1',
  ]);
});

it('keeps no more names than a page has room for, however many there are', () => {
  const heaps = new Map<string, Heap>();
  for (let n = 0; n < 500; n += 1)
    heapUp(heaps, aDeadLetter(violation(`A: invalid detail: detail.x${n} bad`)));
  const [heap] = heaps.values();
  expect([heap?.count, Object.keys(heap?.paths ?? {}).length, heap?.paths['others']]).toEqual([500, 51, 450]);
});
