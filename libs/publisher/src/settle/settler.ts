import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DomainEvent } from '@bayon/event-contracts';
import { entryOf } from '../publish/event-entry.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { AnyRule, Reads, StateOf, Write } from '../rule/index.ts';
import { type Cause, commit, type Settled } from './commit.ts';
import { settledKey, type SettledRecord } from './settled-record.ts';

export interface SettlerOptions {
  readonly table: string;
  /** Who settles here: the name of the service, or of its part. The same event is settled once by each. */
  readonly scope: string;
  readonly publisher?: Publisher;
  /** At least as long as the archive keeps events: a replay must be recognised. */
  readonly retentionDays: number;
  readonly client?: DynamoDBDocumentClient;
  readonly now?: () => Date;
}

export interface Settler {
  /**
   * Gives an event its effect exactly once: loads what the rule asks for, decides, writes it all and the settled
   * record in one transaction, then publishes. A duplicate publishes what was stored, under the same ids, and that is
   * all; so a crash anywhere is healed by the next delivery.
   *
   * @throws Contended, DecisionTooLarge, PublishFailed, ContractViolation, and what DynamoDB throws. The message then
   *   goes back to the queue; the next delivery does what is missing.
   */
  settle(event: DomainEvent, rule: AnyRule, options?: { readonly receipt?: string }): Promise<Settled>;
  /**
   * Settles several causes in one transaction: for state that many events of one batch change, such as one user's
   * log. Publishes nothing.
   *
   * @returns how each cause ended, in their order
   * @throws as `settle`
   */
  settleTogether<C extends Cause, R extends Reads>(
    causes: readonly C[],
    work: {
      readonly load: (causes: readonly C[]) => R;
      readonly decide: (causes: readonly C[], state: StateOf<R>, now: string) => readonly Write[];
    },
  ): Promise<readonly Settled[]>;
  /** The record of an event that was settled before, or undefined: for work that is too dear to do twice. */
  recordOf(event: DomainEvent): Promise<SettledRecord | undefined>;
}

export function createSettler(options: SettlerOptions): Settler {
  const { table, scope, publisher, client = createDocumentClient(), now = () => new Date() } = options;
  const commitOptions = { client, table, now, retentionDays: options.retentionDays };

  return {
    async settle(event, rule, { receipt } = {}) {
      // The rule is the one of the event's type (RulesFor sees to it), so its own types hold inside.
      const { load, decide } = rule;
      const cause = { event, scope, ...(receipt !== undefined && { receipt }) };
      const [settled] = await commit<Cause>(
        [cause],
        {
          load: () => load?.(event as never) ?? {},
          decide: (_, state, at) => {
            const { writes, events } = decide(event as never, state as never, { now: at });
            if (events.length > 0 && !publisher)
              throw new Error(`${event.detailType} causes events, but there is no publisher`);
            const entries = events.map((draft, place) =>
              entryOf(draft, {
                source: (publisher as Publisher).source,
                now: at,
                cause: event,
                place: [scope, place],
              }),
            );
            return { writes, events: [entries] };
          },
        },
        commitOptions,
      );
      const { record } = settled as Settled;
      if (record.events.length > 0) await publisher?.publishEntries(record.events);
      return settled as Settled;
    },

    settleTogether: (causes, { load, decide }) =>
      commit(
        causes,
        {
          load,
          decide: (open, state, at) => ({ writes: decide(open, state as never, at), events: [] }),
        },
        commitOptions,
      ),

    async recordOf(event) {
      const { pk, sk } = settledKey(scope, event);
      const { Item: item } = await client.send(
        new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
      );
      return item as SettledRecord | undefined;
    },
  };
}

/** A document client that waits no longer for an answer than a queue's visibility allows for several tries. */
export const createDocumentClient = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      maxAttempts: 4,
      requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
