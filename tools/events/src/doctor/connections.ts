import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Context } from '../command.ts';
import type { Check, Finding } from './check.ts';

/** A place of a user's quota that a connection holds or held. */
export interface SlotFact {
  readonly connectionId: string;
  /** ISO 8601 UTC */
  readonly connectedAt: string;
  /** Epoch seconds; from then on the place is free. */
  readonly expiresAt: number;
}

export interface ConnectionsFacts {
  readonly table: string;
  readonly slots: readonly SlotFact[];
  readonly now: Date;
}

/** API Gateway ends every WebSocket connection after two hours. Seconds. */
const longest = 2 * 3_600;
/** DynamoDB deletes what has expired within a few days. Seconds. */
const mostExpired = 7 * 86_400;

export function judge({ table, slots, now }: ConnectionsFacts): readonly Finding[] {
  const seconds = now.getTime() / 1_000;
  const stale = slots.filter(
    ({ connectedAt, expiresAt }) =>
      seconds - Date.parse(connectedAt) / 1_000 > longest && expiresAt > seconds,
  );
  const forgotten = slots.filter(({ expiresAt }) => seconds - expiresAt > mostExpired);
  return [
    ...(stale.length > 0
      ? [
          {
            subject: table,
            problem: `${stale.length} connections are older than the two hours that API Gateway allows, and still take a place`,
            advice: `$disconnect did not come; the places are free by ${new Date(Math.max(...stale.map(({ expiresAt }) => expiresAt)) * 1_000).toISOString()}. If they are many, look at the errors of bayon-realtime's disconnect function`,
          },
        ]
      : []),
    ...(forgotten.length > 0
      ? [
          {
            subject: table,
            problem: `${forgotten.length} places expired more than a week ago and are still there`,
            advice: `is time to live on? aws dynamodb describe-time-to-live --table-name ${table}; deploy realtime again`,
          },
        ]
      : []),
  ];
}

export const connections: Check = {
  name: 'connections',
  async look({ aws, stage, signal }) {
    const table = `bayon-realtime-${stage}`;
    const now = new Date();
    const { slots, complete } = await readSlots(aws, table, signal);
    return {
      looked: `${slots.length} places${complete ? '' : `, of the first ${mostPages} MB only`}`,
      findings: judge({ table, slots, now }),
    };
  },
};

/** A page is 1 MB of the table, whatever is in it. */
const mostPages = 50;

async function readSlots({ documents }: Context['aws'], TableName: string, signal: AbortSignal) {
  const slots: SlotFact[] = [];
  let from: Record<string, unknown> | undefined;
  let pages = 0;
  do {
    signal.throwIfAborted();
    const page: ScanCommandOutput = await documents.send(
      new ScanCommand({
        TableName,
        FilterExpression: 'begins_with(sk, :slot)',
        ExpressionAttributeValues: { ':slot': 'LIVE#SLOT#' },
        ProjectionExpression: 'connectionId, connectedAt, expiresAt',
        ExclusiveStartKey: from,
      }),
    );
    slots.push(...((page.Items ?? []) as SlotFact[]));
    from = page.LastEvaluatedKey;
    pages += 1;
  } while (from && pages < mostPages);
  return { slots, complete: from === undefined };
}
