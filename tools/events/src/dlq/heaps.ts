import type { Context } from '../command.ts';
import type { Selection } from './selection.ts';
import { type Heap, heapUp } from './summary.ts';
import { walk } from './walk.ts';

/** The dead letters that are meant, counted; and the queues that hold more than can be looked at. */
export async function heapsOf(
  context: Context,
  selection: Selection,
): Promise<{ readonly heaps: readonly Heap[]; readonly cut: readonly string[] }> {
  const heaps = new Map<string, Heap>();
  const { cut } = await walk(context, selection, (letter) => {
    heapUp(heaps, letter);
    return 'stays';
  });
  const sorted = [...heaps.values()].sort((one, other) =>
    `${one.consumer} ${one.reason}`.localeCompare(`${other.consumer} ${other.reason}`),
  );
  return { heaps: sorted, cut };
}
