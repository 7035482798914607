import type { Context } from '../command.ts';
import { heapsOf } from './heaps.ts';
import type { Selection } from './selection.ts';

/**
 * Asks whether to do something to the dead letters that are meant, and says how many there are.
 *
 * @param yes it is agreed already: then nobody needs to count
 * @throws UsageError where there is nobody to ask
 */
export async function isAgreed(
  deed: 'Redrive' | 'Drop',
  context: Context,
  selection: Selection,
  yes: boolean,
): Promise<boolean> {
  if (yes) return true;
  const { heaps, unseen } = await heapsOf(context, selection);
  const count = heaps.reduce((sum, heap) => sum + heap.count, 0);
  if (count === 0) return true;
  const parts = heaps.map((heap) => `${heap.consumer} ${heap.reason} ×${heap.count}`).join(', ');
  return context.confirm(
    `${deed} ${count}${unseen.length > 0 ? ' or more' : ''} dead letters of ${context.stage} (${parts})?`,
  );
}
