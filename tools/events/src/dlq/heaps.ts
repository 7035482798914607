import type { Context } from '../command.ts';
import type { Selection } from './selection.ts';
import { type Heap, heapUp } from './summary.ts';
import { walk } from './walk.ts';

/** The dead letters that are meant, counted; and why there may be more. */
export async function heapsOf(
  context: Context,
  selection: Selection,
): Promise<{ readonly heaps: readonly Heap[]; readonly unseen: readonly string[] }> {
  const heaps = new Map<string, Heap>();
  const { unseen } = await walk(context, selection, (letter) => {
    heapUp(heaps, letter);
    return 'stays';
  });
  const sorted = [...heaps.values()].sort((one, other) =>
    `${one.consumer} ${one.reason}`.localeCompare(`${other.consumer} ${other.reason}`),
  );
  return { heaps: sorted, unseen };
}
