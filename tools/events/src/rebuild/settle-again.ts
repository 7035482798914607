import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type DomainEvent, everySource } from '@bayon/event-contracts';
import { createSettler, type Publisher } from '@bayon/publisher';
import type { Key } from '@bayon/publisher/rule';
import type { Fold } from './fold.ts';
import { eventOf } from './plan-causes.ts';
import type { PlannedCause, Scratch } from './scratch.ts';
import { watchWrites } from './watch-writes.ts';

export interface SettlingOptions {
  readonly client: DynamoDBDocumentClient;
  /** The empty one. */
  readonly table: string;
  readonly service: string;
  readonly retentionDays: number;
  /** What came after it is settled last, and what it writes is not compared. */
  readonly to: Date;
  readonly signal: AbortSignal;
  /** @param settled causes so far */
  readonly tell: (settled: number) => void;
}

export interface SettledAgain {
  readonly settled: number;
  /** Rules that threw, by event: at most twenty of them, and how many in all. */
  readonly failed: number;
  readonly failures: readonly { readonly event: string; readonly error: string }[];
}

const mostFailures = 20;

/**
 * Settles every event in the order and at the moments at which the live table did: the table becomes the fold of the
 * log as it happened. What its rules would publish is decided and kept in the records, as it was then, and not sent.
 */
export async function settleAgain(
  fold: Fold,
  scratch: Scratch,
  options: SettlingOptions,
): Promise<SettledAgain> {
  let now = new Date();
  const settler = createSettler({
    client: options.client,
    table: options.table,
    scope: options.service,
    retentionDays: options.retentionDays,
    publisher: silent(options.service),
    now: () => now,
  });
  const later = watchWrites(settler, ({ pk, sk }: Key) => scratch.addLater(pk, sk));
  const failures: { event: string; error: string }[] = [];
  let settled = 0;
  let failed = 0;

  for (const group of groupsOf(scratch.causes())) {
    options.signal.throwIfAborted();
    const { scope, settledAt, time } = group[0];
    now = settledAt === null ? new Date() : new Date(settledAt);
    const events = group
      .map(({ eventId }) => eventOf(scratch.bodyOf(eventId), fold.contracts))
      .filter((event): event is DomainEvent => event !== undefined);
    try {
      await fold.settle(new Date(time) > options.to ? later : settler, scope, events);
      settled += events.length;
    } catch (error) {
      options.signal.throwIfAborted();
      failed += events.length;
      const what = events.map(({ detailType, id }) => `${detailType} ${id}`).join(', ');
      if (failures.length < mostFailures)
        failures.push({
          event: what,
          error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
        });
    }
    options.tell(settled + failed);
  }
  return { settled, failed, failures };
}

type Group = [PlannedCause, ...PlannedCause[]];

/** What one scope settled at one moment was one transaction, or several that did not see each other. */
function* groupsOf(causes: Iterable<PlannedCause>): Generator<Group> {
  let group: Group | undefined;
  for (const cause of causes) {
    const [first] = group ?? [];
    const together =
      first?.scope === cause.scope && first.settledAt !== null && first.settledAt === cause.settledAt;
    if (group && together) group.push(cause);
    else {
      if (group) yield group;
      group = [cause];
    }
  }
  if (group) yield group;
}

/** Lets a settler check and store what would be published, and publishes nothing. */
function silent(service: string): Pick<Publisher, 'source' | 'publishEntries'> {
  // A service without a source of its own causes no events; the settler asks for one only where there are some.
  const source = everySource.find((one) => one.endsWith(`.${service}`)) ?? 'bayon.coagent.studio';
  return { source, publishEntries: () => Promise.resolve() };
}
