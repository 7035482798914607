import type { Logged } from '../on-the-bus.ts';
import { list, type Told } from './history.ts';
import { compared, counted } from './recount.ts';
import type { Item, Tables } from './tables.ts';
import type { Verdict } from './verdict.ts';

interface StoredEvent {
  readonly source: string;
  readonly detailType: string;
  readonly id: string;
  readonly detail: string;
}

const isSettled = ({ pk }: Item) => pk.startsWith('SETTLED#');

/** The event that a record is of. A scope may hold `#`; source, type and id hold none. */
const settledEvent = ({ pk }: Item): string => pk.split('#').slice(-3).join('#');

const recordsIn = (tables: Tables): readonly Item[] => [...tables.values()].flat().filter(isSettled);

const storedIn = (tables: Tables): readonly StoredEvent[] =>
  recordsIn(tables).flatMap(({ events }) => (events ?? []) as readonly StoredEvent[]);

/** Nothing lost, nothing twice: each event was settled by each queue that was to get it, or for each of its users. */
export const everythingIsSettled: Verdict = ({ routed, log }, tables) =>
  [...Map.groupBy(routed.keys(), ({ stack }) => stack)].flatMap(([stack, queues]) => {
    const records = (tables.get(stack) ?? []).filter(isSettled);
    // An app that settles nothing keeps what it takes in another way.
    if (records.length === 0) return [];
    const expected = queues.flatMap((queue) =>
      [...(routed.get(queue) ?? [])].map((name) => [name, timesOf(stack, log.get(name))] as const),
    );
    return compared(
      `${stack} settles`,
      counted(expected),
      counted(records.map((one) => [settledEvent(one), 1])),
    );
  });

/** How often an event is settled behind one queue: once, or by realtime for each that it is to reach. */
function timesOf(stack: string, logged: Logged | undefined): number {
  const event = logged?.event as Told | undefined;
  if (event === undefined) return 0;
  const userIds = new Set(list(event.detail['userIds']));
  return stack === 'realtime' && userIds.size > 0 ? userIds.size : 1;
}

const normal = (json: string) => JSON.stringify(JSON.parse(json));

/** What a record says that it caused is on the bus, word by word; and nothing else that says it has a cause. */
export const whatIsStoredIsSaid: Verdict = ({ log }, tables) => {
  const stored = storedIn(tables);
  const names = new Set(stored.map(({ source, detailType, id }) => `${source}#${detailType}#${id}`));
  return [
    ...stored.flatMap(({ source, detailType, id, detail }) => {
      const name = `${source}#${detailType}#${id}`;
      const said = log.get(name)?.details;
      if (said === undefined) return [`${name} is settled and was never published`];
      return said.has(normal(detail)) ? [] : [`${name} was published otherwise than it was settled`];
    }),
    ...[...log.values()].flatMap(({ name, event }) =>
      event?.causationId === undefined || names.has(name) || isStep(event)
        ? []
        : [`${name} has a cause that did not settle it`],
    ),
  ];
};

/** A job reports its steps as it goes, and again, with what is left by then, when it is taken up anew. */
const isStep = ({ detailType }: { readonly detailType: string }) => detailType === 'Job Progress Update';

/**
 * What a scheduler publishes once more, until the processor has struck it off, is the same event of a later moment. A
 * piece that is due is published as one that a user publishes.
 */
const mayBeDue = ({
  detailType,
  causationId,
}: {
  readonly detailType: string;
  readonly causationId?: string;
}) => causationId === undefined && (detailType.endsWith(' Due') || detailType === 'Content Published');

/** No id has two meanings, apart from the steps of a job and from what is due. */
export const oneIdOneMeaning: Verdict = ({ log }) =>
  [...log.values()].flatMap(({ name, details, event }) =>
    details.size > 1 && event && !isStep(event) && !mayBeDue(event)
      ? [`${name} was published with ${details.size} details: ${[...details].join(' | ')}`]
      : [],
  );

/** What is said to be caused by something that was. */
export const everyCauseIsThere: Verdict = ({ log }) => {
  const ids = new Set([...log.values()].flatMap(({ event }) => (event ? [event.id] : [])));
  return [...log.values()].flatMap(({ name, event }) =>
    event?.causationId !== undefined && !ids.has(event.causationId)
      ? [`${name} has no cause on the bus`]
      : [],
  );
};
