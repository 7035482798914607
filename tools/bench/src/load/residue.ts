import type { Stage } from '../cloud/with-cloud.ts';
import { type Check, exactly } from './checks.ts';
import { rowsOnTheirWay } from './store-rows.ts';
import type { Tables } from './tables.ts';

/** Stands for something that is not over: edits that wait for their piece. */
const temporary = 'studio USER EDITS';

/** What must be gone when everything has settled. */
export function checkResidue(
  { agents, dataDir }: Stage,
  tables: Tables,
  deadLetters: number,
): readonly Check[] {
  const items = (kind: string) => tables.kinds.get(kind) ?? 0;
  const { events = NaN, deliveries = NaN, sqs_messages: messages = NaN } = rowsOnTheirWay(dataDir);
  return [
    exactly('dead letters', 0, deadLetters),
    exactly('messages in the queues’ database', 0, messages),
    exactly('events in EventBridge’s database, beside its archive', 0, events),
    exactly('deliveries in EventBridge’s database', 0, deliveries),
    exactly('edits that wait for a piece', 0, items(temporary)),
    exactly('connections in the table', agents.length, items('realtime CONNECTION')),
  ];
}
