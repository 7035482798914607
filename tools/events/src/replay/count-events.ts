import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createHistory } from '@bayon/audit/history';
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

interface Recorded {
  readonly source: string;
  readonly detailType: string;
  readonly userIds: readonly string[];
}

const isWanted = (
  { detailType, userIds }: Recorded,
  { detailTypes, user }: { readonly detailTypes: readonly string[]; readonly user: string | undefined },
): boolean =>
  (detailTypes.length === 0 || detailTypes.includes(detailType)) &&
  (user === undefined || userIds.includes(user));

/** By the plain part of a pattern, which is all that the rules of inboxes have; what else a rule asks is not counted. */
const matches = ({ pattern }: BusRule, { source, detailType }: Recorded): boolean => {
  const types = detailTypesOf(pattern);
  const sources: unknown = pattern?.['source'];
  return (
    (!types || types.includes(detailType)) &&
    (!Array.isArray(sources) || sources.includes(source) || !sources.every((one) => typeof one === 'string'))
  );
};
