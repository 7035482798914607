import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createHistory, type RecordedEvent } from '@bayon/audit/history';
import { type BusRule, detailTypesOf } from './bus-rule.ts';

/** How many events of the audit trail each rule would have got. */
export interface Counts {
  /** By the rules' names. */
  readonly byRule: ReadonlyMap<string, number>;
  /** Events that were looked at. */
  readonly seen: number;
  /** There are more than were looked at. */
  readonly more: boolean;
}

/** So many events are looked at for a count: some seconds of an operator's time. */
const mostSeen = 10_000;

/**
 * What the audit trail holds of a time, by the rules that would get it. About: the trail goes by when it took an event,
 * a replay by when EventBridge did. Undefined where there is no trail.
 */
export async function countEvents(
  options: { readonly client: DynamoDBDocumentClient; readonly table: string; readonly signal: AbortSignal },
  window: { readonly from: Date; readonly to: Date },
  rules: readonly BusRule[],
  by: { readonly detailTypes: readonly string[]; readonly user: string | undefined },
): Promise<Counts | undefined> {
  const history = createHistory(options);
  const byRule = new Map(rules.map(({ name }) => [name, 0]));
  let seen = 0;
  let cursor: string | undefined;
  try {
    do {
      options.signal.throwIfAborted();
      const page = await history.byTime({
        from: window.from.toISOString(),
        to: window.to.toISOString(),
        limit: 100,
        cursor,
      });
      for (const event of page.events) {
        seen += 1;
        if (!isWanted(event, by)) continue;
        for (const rule of rules)
          if (matches(rule, event)) byRule.set(rule.name, (byRule.get(rule.name) ?? 0) + 1);
      }
      cursor = page.nextCursor;
    } while (cursor !== undefined && seen < mostSeen);
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
  return { byRule, seen, more: cursor !== undefined };
}

type Recorded = Pick<RecordedEvent, 'source' | 'detailType' | 'userIds' | 'detail'>;

const isWanted = (
  { detailType, userIds }: Recorded,
  { detailTypes, user }: { readonly detailTypes: readonly string[]; readonly user: string | undefined },
): boolean =>
  (detailTypes.length === 0 || detailTypes.includes(detailType)) &&
  (user === undefined || userIds.includes(user));

/** By what the patterns of inboxes consist of: sources, types, and whether one user is named. */
const matches = ({ pattern }: BusRule, { source, detailType, detail }: Recorded): boolean => {
  const types = detailTypesOf(pattern);
  const sources: unknown = pattern?.['source'];
  const { userId } = (pattern?.['detail'] ?? {}) as { readonly userId?: readonly unknown[] };
  const [named] = (userId ?? []) as readonly { readonly exists?: boolean }[];
  return (
    (!types || types.includes(detailType)) &&
    (!isTexts(sources) || sources.includes(source)) &&
    (named?.exists === undefined || named.exists === 'userId' in detail)
  );
};

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
