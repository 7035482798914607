import { type DynamoDBDocumentClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Key } from '@bayon/publisher/rule';
import { canonicalOf } from './canonical.ts';
import type { Copy, Scratch } from './scratch.ts';
import { comparableOf, hasExpired } from './volatile.ts';

/** How many items of a table were left out of its copy. */
export interface LeftOut {
  readonly expired: number;
  /** They follow from no event. */
  readonly notOfEvents: number;
}

/** Copies what is compared of a table, page by page. No snapshot: what changes meanwhile is looked at again in the end. */
export async function copyTable(
  client: DynamoDBDocumentClient,
  table: string,
  scratch: Scratch,
  copy: Copy,
  options: {
    readonly isOfEvents: (key: Key) => boolean;
    readonly now: Date;
    readonly signal: AbortSignal;
  },
): Promise<LeftOut> {
  let expired = 0;
  let notOfEvents = 0;
  let from: Record<string, unknown> | undefined;
  do {
    options.signal.throwIfAborted();
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: from }),
    );
    for (const item of page.Items ?? []) {
      const key = { pk: String(item['pk']), sk: String(item['sk']) };
      if (!options.isOfEvents(key)) notOfEvents += 1;
      else if (hasExpired(item, options.now)) expired += 1;
      else
        scratch.putItem(copy, {
          ...key,
          item: canonicalOf(comparableOf(item)),
          ...(key.sk === 'SETTLED' && { settledAt: String(item['settledAt']) }),
        });
    }
    from = page.LastEvaluatedKey;
  } while (from);
  return { expired, notOfEvents };
}
