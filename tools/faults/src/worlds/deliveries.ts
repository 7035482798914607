import { ofType } from '@bayon/function-host';
import { compilePattern, fieldsOf, type Resource } from '@bayon/local-cloud/parts';
import { derivedId } from '@bayon/publisher';
import { asDelivered, type Bus } from './bus.ts';
import type { Choices } from './choices.ts';
import type { Journal } from './journal.ts';
import { nameOfEnvelope } from './on-the-bus.ts';
import { type Message, type Queues, receiptOf, type SourceQueue } from './queues.ts';
import type { Invoke, Turn } from './turn.ts';

export interface DeliveriesOptions {
  readonly resources: readonly Resource[];
  readonly choices: Choices;
  readonly journal: Journal;
  readonly bus: Bus;
  readonly queues: Queues;
  readonly invoke: Invoke;
  /** Of the messages, how many come twice or more: 0 to 1. */
  readonly copyRate: number;
}

/** Takes events from the bus to the queues, and from there to the functions. */
export interface Deliveries {
  /** Puts what is new on the bus into the queues that its rules target. @returns how many events there were */
  route(): number;
  /** The batches that could be handed out now. */
  turns(): Turn[];
  /** The names of the events that each queue was to get. */
  readonly routed: ReadonlyMap<SourceQueue, ReadonlySet<string>>;
}

/** Where the rules of the templates lead. */
function routesOf(resources: readonly Resource[], sources: readonly SourceQueue[]) {
  return ofType(resources, 'AWS::Events::Rule').flatMap(({ properties, logicalId }) => {
    if (properties['EventPattern'] === undefined) return [];
    const pattern = compilePattern(properties['EventPattern']);
    const targets = (properties['Targets'] ?? []) as readonly { readonly Arn: string }[];
    // The stream that exports the trail leads out of all that a world sees.
    const queued = targets.filter(({ Arn }) => Arn.split(':')[2] === 'sqs');
    return queued.map(({ Arn }) => {
      const queue = sources.find(({ arn }) => arn === Arn);
      if (!queue) throw new Error(`${logicalId} targets ${Arn}, which is no queue that feeds a function`);
      return { pattern, queue };
    });
  });
}

export function createDeliveries(options: DeliveriesOptions): Deliveries {
  const { choices, journal, bus, queues, invoke, copyRate } = options;
  const routes = routesOf(options.resources, queues.sources);
  const routed = new Map<SourceQueue, Set<string>>(queues.sources.map((queue) => [queue, new Set()]));

  /** Copies, and when each of them is to be seen: most soon, some long after what came behind them. */
  function enqueue(queue: SourceQueue, event: string, putting: string, body: string): void {
    const about = [putting, queue.arn] as const;
    const copies = choices.chance(copyRate, 'copies', ...about) ? 2 + choices.below(2, 'more', ...about) : 1;
    journal.count('copies', copies - 1);
    for (let copy = 0; copy < copies; copy += 1) {
      const isLate = choices.chance(0.1, 'late', copy, ...about);
      const visibleAt = journal.step + 1 + choices.below(isLate ? 40 : 4, 'delay', copy, ...about);
      queues.add({ id: derivedId('message', copy, ...about), queue, event, body, visibleAt });
    }
  }

  function ended(message: Message, failed: boolean): void {
    const about = receiptOf(message);
    message.visibleAt = journal.step + 1 + choices.below(failed ? 6 : 20, 'back', about);
    if (failed) return;
    // As SQS may: a message that was deleted is handed out once more.
    const isBack = message.receives <= 2 && choices.chance(0.04, 'redelivery', about);
    if (isBack) journal.count('redeliveries');
    else queues.delete(message);
  }

  async function deliver(queue: SourceQueue, batch: readonly Message[]): Promise<() => void> {
    const received = batch.filter((message) => queues.receive(message));
    journal.count('deliveries', received.length);
    if (received.length === 0) return () => undefined;
    const names = received.map(({ event, receives }) => `${event} (${receives})`);
    journal.note(`to ${queue.functionName}: ${names.join(', ')}`);
    const answer = await invoke(queue.functionName, batchEvent(queue, received));
    return () => {
      const failed = failedIn(answer, received);
      for (const message of received) ended(message, failed.has(message.id));
    };
  }

  function turnsOf(queue: SourceQueue): Turn[] {
    const visible = [...queues.messages]
      .filter((message) => message.queue === queue && message.visibleAt <= journal.step)
      .map((message) => ({ message, order: choices.fraction('order', receiptOf(message)) }))
      .toSorted((one, other) => one.order - other.order)
      .map(({ message }) => message);
    const turns: Turn[] = [];
    while (visible.length > 0) {
      const size = 1 + choices.below(queue.batchSize, 'batch', queue.arn, journal.step, turns.length);
      const batch = visible.splice(0, size);
      const tries = 1 + Math.max(...batch.map(({ receives }) => receives));
      const name = `deliver ${batch.map(({ id }) => id).join(' ')}`;
      turns.push({ name, functionName: queue.functionName, tries, take: () => deliver(queue, batch) });
    }
    return turns;
  }

  return {
    routed,
    turns: () => queues.sources.flatMap(turnsOf),
    route() {
      const events = bus.take();
      for (const envelope of events) {
        const delivered = asDelivered(envelope);
        const fields = fieldsOf(delivered);
        const name = nameOfEnvelope(envelope);
        journal.note(`on the bus: ${name}`);
        // A queue that two rules target gets the event from each.
        for (const { queue } of routes.filter(({ pattern }) => pattern.matches(fields))) {
          routed.get(queue)?.add(name);
          enqueue(queue, name, envelope.id, JSON.stringify(delivered));
        }
      }
      return events.length;
    },
  };
}

const batchEvent = ({ arn }: SourceQueue, batch: readonly Message[]): object => ({
  Records: batch.map((message) => ({
    messageId: message.id,
    receiptHandle: receiptOf(message),
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receives),
      SentTimestamp: String(Date.now()),
      SenderId: 'events.amazonaws.com',
      ApproximateFirstReceiveTimestamp: String(Date.now()),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: 'us-east-1',
  })),
});

/** The messages that stay in the queue: those that the function names, or all where it did not answer. */
function failedIn(answer: Awaited<ReturnType<Invoke>>, batch: readonly Message[]): ReadonlySet<string> {
  if (!answer.ok) return new Set(batch.map(({ id }) => id));
  const { batchItemFailures = [] } = answer.payload as {
    readonly batchItemFailures?: readonly { readonly itemIdentifier: string }[];
  };
  return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
}
