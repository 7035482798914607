import { ageOf } from '../ages.ts';
import { tableOf } from '../table.ts';
import type { DeadLetter } from './dead-letter.ts';

/** The dead letters of one queue with one reason. */
export interface Heap {
  readonly service: string;
  readonly consumer: string;
  readonly queue: string;
  readonly reason: string;
  readonly count: number;
  readonly oldest: string;
  readonly newest: string;
  /** How often they had been redriven: the most of any, and how many ever were. */
  readonly mostRedrives: number;
  readonly redriven: number;
  /** Messages of each detail-type; those beyond the first `mostNames` under `others`. */
  readonly detailTypes: Readonly<Record<string, number>>;
  /** Messages that fail in each path; likewise. */
  readonly paths: Readonly<Record<string, number>>;
}

/** Names are outsiders' words: a heap keeps no more than this many different ones of each kind. */
const mostNames = 50;
const others = 'others';

/** Adds a dead letter to the heaps, in memory that grows with the number of heaps and not with that of letters. */
export function heapUp(heaps: Map<string, Heap>, letter: DeadLetter): void {
  const { queue, reason, sentAt, redrives, paths, event } = letter;
  const key = JSON.stringify([queue.arn, reason]);
  const heap = heaps.get(key);
  heaps.set(key, {
    service: queue.service,
    consumer: queue.consumer,
    queue: queue.name,
    reason,
    count: (heap?.count ?? 0) + 1,
    oldest: heap && heap.oldest < sentAt ? heap.oldest : sentAt,
    newest: heap && heap.newest > sentAt ? heap.newest : sentAt,
    mostRedrives: Math.max(heap?.mostRedrives ?? 0, redrives),
    redriven: (heap?.redriven ?? 0) + (redrives > 0 ? 1 : 0),
    detailTypes: counted(heap?.detailTypes, [event?.detailType ?? 'no event']),
    paths: counted(heap?.paths, paths),
  });
}

function counted(
  before: Readonly<Record<string, number>> = {},
  names: readonly string[],
): Readonly<Record<string, number>> {
  const counts = new Map(Object.entries(before));
  for (const name of names) {
    const kept = counts.has(name) || counts.size < mostNames ? name : others;
    counts.set(kept, (counts.get(kept) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

/** The heaps as a table, and under it what is wrong where. @param now epoch milliseconds */
export function linesOf(heaps: readonly Heap[], now: number): readonly string[] {
  const rows = heaps.map((heap) => [
    heap.consumer,
    heap.reason,
    String(heap.count),
    ageOf(now - Date.parse(heap.oldest)),
    ageOf(now - Date.parse(heap.newest)),
    heap.redriven === 0 ? '–' : `${heap.redriven} (up to ${heap.mostRedrives}×)`,
    namesOf(heap.detailTypes),
  ]);
  const head = ['consumer', 'reason', 'count', 'oldest', 'newest', 'redriven', 'events'];
  const failing = heaps.filter(({ paths }) => Object.keys(paths).length > 0);
  return [
    ...tableOf([head, ...rows]),
    ...(failing.length > 0 ? [''] : []),
    ...failing.map(({ consumer, reason, paths }) => `${consumer}, ${reason}: ${namesOf(paths)}`),
  ];
}

const namesOf = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ×${count}`)
    .join(', ');
