import { catalogue, type EventContract } from '@bayon/event-contracts';
import {
  connectUsers,
  type Host,
  inBatch,
  InvocationFailed,
  onTheBus,
  precedingOf,
  type Subscription,
  subscriptionsOf,
  usersOf,
} from '@bayon/function-host';
import type { Scenario } from './scenario.ts';

type Detail = Readonly<Record<string, unknown>>;

const eventId = 'event-original';

/** A scenario for each example of each event that each function takes off the bus. @param at epoch milliseconds */
export function eventScenarios(host: Pick<Host, 'resources'>, at: number): Scenario[] {
  const subscriptions = subscriptionsOf(host.resources);
  return subscriptions.flatMap((subscription) => {
    const examples = subscription.contract.examples as readonly Detail[];
    return namesOf(examples).map((name, place) =>
      eventScenario(subscription, subscriptions, { detail: examples[place] ?? {}, name, at }),
    );
  });
}

function eventScenario(
  subscription: Subscription,
  all: readonly Subscription[],
  { detail, name, at }: { readonly detail: Detail; readonly name: string; readonly at: number },
): Scenario {
  const { stack, part, functionName, queueArn, contract } = subscription;
  const taker = `${stack} ${part}`;
  return {
    name: `${taker} · ${contract.detailType}${name}`,
    taker,
    subject: contract.detailType,
    functionName,
    isAlike: takesEverything(functionName, all),
    eventId,
    async prepare(host) {
      await tellStory(host, all, { stack, contract, detail, at });
      if (stack === 'realtime') await connectUsers(host, usersOf(detail));
    },
    payload({ message, attempt }) {
      const { id, after } = told[message];
      const event = onTheBus(contract, subscription.source, detail, id, timeOf(at + after));
      // EventBridge's own id is another for each copy, and the same on each redelivery.
      return inBatch({ ...event, id: `bus-${message}` }, queueArn, `message-${message}`, attempt);
    },
    isDone: isAcknowledged,
  };
}

/** The events that a scenario can tell: their ids, and how much later than its own they happen, in milliseconds. */
const told = {
  original: { id: eventId, after: 0 },
  copy: { id: eventId, after: 0 },
  other: { id: 'event-other', after: -1_000 },
  future: { id: 'event-future', after: 73 * 365 * 86_400_000 },
} as const;

const takesEverything = (functionName: string, all: readonly Subscription[]): boolean =>
  all.filter((one) => one.functionName === functionName).length === catalogue.length;

/** Delivers what precedes an event, and only that, to whoever of its service takes it. Throws InvocationFailed. */
export async function tellStory(
  host: Host,
  all: readonly Subscription[],
  about: {
    readonly stack: string;
    readonly contract: EventContract;
    readonly detail: Detail;
    readonly at: number;
  },
): Promise<void> {
  const story = precedingOf(about.contract, about.detail);
  for (const [place, { contract, detail, id = `event-${place}` }] of story.entries())
    await tell(host, all, {
      ...about,
      contract,
      detail,
      id,
      at: about.at - (story.length - place) * 60_000,
    });
}

/** Delivers an event to each function of a service that takes it. Throws InvocationFailed. */
export async function tell(
  host: Host,
  all: readonly Subscription[],
  told: {
    readonly stack: string;
    readonly contract: EventContract;
    readonly detail: Detail;
    readonly id: string;
    readonly at: number;
  },
): Promise<void> {
  const { stack, contract, detail, id, at } = told;
  const takers = all.filter((one) => one.stack === stack && one.contract === contract);
  for (const { functionName, queueArn, source } of takers) {
    const event = onTheBus(contract, source, detail, id, timeOf(at));
    const answer = await host.invoke(functionName, inBatch(event, queueArn, id, 1));
    if (!isAcknowledged(answer))
      throw new InvocationFailed(`${functionName} gave back ${contract.detailType}`);
  }
}

export const contractOf = (detailType: string): EventContract => {
  const contracts: readonly EventContract[] = catalogue;
  const found = contracts.find((contract) => contract.detailType === detailType);
  if (found === undefined) throw new Error(`there is no event ${detailType}`);
  return found;
};

const timeOf = (at: number): string => new Date(at).toISOString();

function isAcknowledged(answer: unknown): boolean {
  const { batchItemFailures = [] } = (answer ?? {}) as { readonly batchItemFailures?: readonly unknown[] };
  return batchItemFailures.length === 0;
}

/** What tells the examples of an event apart: ` (blog-post)`, ` (2 users)`, ` (no. 2)`. */
function namesOf(examples: readonly Detail[]): string[] {
  const [only, ...more] = examples.map(kindOf);
  if (more.length === 0) return [only ? ` (${only})` : ''];
  const names: string[] = [];
  for (const [place, kind] of [only ?? '', ...more].entries()) {
    const name =
      kind && !names.includes(` (${kind})`) ? kind : [kind, `no. ${place + 1}`].filter(Boolean).join(' ');
    names.push(` (${name})`);
  }
  return names;
}

function kindOf(detail: Detail): string {
  const { userIds, contentType, status, type, updateType, change, trendType } = detail;
  if (Array.isArray(userIds)) return `${userIds.length} users`;
  const kinds = [contentType, status, type, updateType, change, trendType];
  return kinds.filter((kind) => typeof kind === 'string').join(' ');
}
