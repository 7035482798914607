import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import {
  ContractViolation,
  type DomainEvent,
  type EventBridgeEvent,
  type EventContract,
  parseEvent,
} from '@bayon/event-contracts';
import { settledKey } from '@bayon/publisher';
import type { Fold } from './fold.ts';
import type { Scratch } from './scratch.ts';

/** An archived event as its contract has it; undefined where it breaks it, as in the live table nothing came of it. */
export function eventOf(body: string, contracts: readonly EventContract[]): DomainEvent | undefined {
  try {
    return parseEvent(contracts, JSON.parse(body) as EventBridgeEvent);
  } catch (error) {
    if (error instanceof ContractViolation) return undefined;
    throw error;
  }
}

/**
 * Finds out for every archived event when the live table settled it, in each of its scopes. An event that was published
 * twice is planned once.
 *
 * @returns how many events break their contracts
 */
export async function planCauses(
  fold: Fold,
  scratch: Scratch,
  live: { readonly client: DynamoDBDocumentClient; readonly table: string },
  signal: AbortSignal,
): Promise<number> {
  let rejected = 0;
  // An iterator of SQLite's reads while rows are added to another table: both are one connection's.
  for (const { id, time, body } of scratch.events()) {
    const event = eventOf(body, fold.contracts);
    if (!event) {
      rejected += 1;
      continue;
    }
    for (const scope of fold.scopesOf(event)) {
      signal.throwIfAborted();
      const key = settledKey(scope, event);
      const settledAt = scratch.settledAt(key.pk) ?? (await settledSince(live, key));
      scratch.addCause({ record: key.pk, scope, eventId: id, settledAt: settledAt ?? null, time });
    }
  }
  return rejected;
}

/** The copy of the live table is older than the end of the window: the event may have been settled since. */
async function settledSince(
  { client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string },
  { pk, sk }: ReturnType<typeof settledKey>,
): Promise<string | undefined> {
  const { Item: item } = await client.send(
    new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
  );
  return item && String(item['settledAt']);
}
