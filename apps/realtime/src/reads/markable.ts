import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type LogState, logStateKey } from '../items.ts';
import { unnamedLog } from '../rules/log-status.ts';
import { findByIds } from './find-by-id.ts';
import { createLogPages } from './log-pages.ts';

/** What of a log can be marked. */
export interface Markable {
  readonly log: string;
  readonly lastSeq: number;
  /** The numbers of the notifications that were asked for, in their order; undefined for those that are not there. */
  readonly seqs: readonly (number | undefined)[];
}

/** Looks up what a user wants to mark. Strongly consistent. */
export function createMarkable(options: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now?: () => Date;
}) {
  const { client, table, now = () => new Date() } = options;
  const pages = createLogPages(options);
  return async (userId: string, ids: readonly string[] = []): Promise<Markable> => {
    const { Item: item } = await client.send(
      new GetCommand({ TableName: table, Key: logStateKey(userId), ConsistentRead: true }),
    );
    const state = item as LogState | undefined;
    return {
      log: state?.log ?? unnamedLog,
      lastSeq: state?.lastSeq ?? 0,
      seqs: state
        ? await findByIds(pages, userId, state, { ids, now: now().toISOString() })
        : ids.map(() => undefined),
    };
  };
}
