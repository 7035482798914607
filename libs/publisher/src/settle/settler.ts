import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DomainEvent, EventDraft } from '@bayon/event-contracts';
import { patience } from '../client-patience.ts';
import { type Wait, wait as waitFor } from '../publish/backoff.ts';
import type { EventEntry } from '../publish/entry.ts';
import { entryOf } from '../publish/event-entry.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { AnyRule, Reads, StateOf, Write } from '../rule/index.ts';
import { type Cause, commit, type Settled } from './commit.ts';
import { recordIn, settledKey, type SettledRecord } from './settled-record.ts';

/** What settling needs of a publisher: the entries are made here. */
type Outlet = Pick<Publisher, 'source' | 'publishEntries'>;

export interface SettlerOptions {
  readonly table: string;
  /** Who settles here: the name of the service, or of its part. The same event is settled once by each. */
  readonly scope: string;
  readonly publisher?: Outlet;
  /** At least as long as the archive keeps events: a replay must be recognised. */
  readonly retentionDays: number;
  readonly client?: DynamoDBDocumentClient;
  readonly now?: () => Date;
  /** Passes the time between attempts. */
  readonly wait?: Wait;
}

export interface Settler {
  /**
   * Gives an event its effect exactly once: loads what the rule asks for, decides, writes it all and the settled
   * record in one transaction, then publishes. A duplicate publishes what was stored, under the same ids, and that is
   * all; so a crash anywhere is healed by the next delivery.
   *
   * @throws Contended, DecisionTooLarge, EventTooLarge, PublishFailed, ContractViolation, and what DynamoDB throws.
   *   The message then goes back to the queue; the next delivery does what is missing.
   */
  settle(event: DomainEvent, rule: AnyRule, options?: { readonly receipt?: string }): Promise<Settled>;
  /**
   * Settles several causes in one transaction: for state that many events of one batch change, such as one user's
   * log. Publishes nothing. At most 100 records, writes and items looked at in all.
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
  const { table, scope, publisher, retentionDays, client = createDocumentClient() } = options;
  const { now = () => new Date(), wait = waitFor } = options;
  const commitOptions = { client, table, now, wait, retentionDays };

  function entriesOf(events: readonly EventDraft[], cause: DomainEvent, at: string): readonly EventEntry[] {
    if (events.length === 0) return [];
    const { source } = publisherOf(cause);
    // Source and type as in the record's key: ids of different producers owe each other nothing.
    const family = [scope, cause.source, cause.detailType];
    return events.map((draft, place) =>
      entryOf(draft, { source, now: at, cause, place: [...family, place] }),
    );
  }

  function publisherOf({ detailType }: DomainEvent): Outlet {
    if (!publisher) throw new Error(`${detailType} causes events, but there is no publisher`);
    return publisher;
  }

  return {
    async settle(event, rule, { receipt } = {}) {
      // The rule is the one of the event's type (RulesFor sees to it), so its own types hold inside.
      const { load, decide } = rule;
      const [settled] = (await commit<Cause>(
        [{ event, scope, ...(receipt !== undefined && { receipt }) }],
        {
          load: () => load?.(event as never) ?? {},
          decide: (_, state, at) => {
            const { writes, events } = decide(event as never, state as never, { now: at });
            return { writes, events: [entriesOf(events, event, at)] };
          },
        },
        commitOptions,
      )) as readonly [Settled];
      const { events } = settled.record;
      if (events.length > 0) await publisherOf(event).publishEntries(events);
      return settled;
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
      return item && recordIn(item);
    },
  };
}

/** The document client of a settler: it waits no longer than `patience` for an answer. */
export const createDocumentClient = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(patience), {
    // A map may have a key named `constructor`; the SDK then takes it for an instance of a class, and refuses it.
    marshallOptions: { removeUndefinedValues: true, convertClassInstanceToMap: true },
  });
