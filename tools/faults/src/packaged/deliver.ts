import { batchOf, InvocationFailed, type QueuedEvent, type Subscription } from '@bayon/function-host';
import type { PackagedWorld } from './packaged-world.ts';

/** A queue and the function that takes from it. */
export type Taker = Pick<Subscription, 'functionName' | 'queueArn'>;

/** Gives a function one batch. @returns the messages that it gives back. Throws InvocationFailed. */
export async function deliverBatch(
  { host }: Pick<PackagedWorld, 'host'>,
  { functionName, queueArn }: Taker,
  messages: readonly QueuedEvent[],
): Promise<QueuedEvent[]> {
  const { batchItemFailures = [] } = (await host.invoke(functionName, batchOf(messages, queueArn))) as {
    readonly batchItemFailures?: readonly { readonly itemIdentifier: string }[];
  };
  const back = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  return messages.filter(({ messageId }) => back.has(messageId));
}

/** After so many receives a message is dead: what the queues' redrive policy says. */
export const mostReceives = 5;

/** A message that comes back is handed out again, until all are taken. Throws InvocationFailed for one that never is. */
export async function deliverUntilTaken(
  world: Pick<PackagedWorld, 'host' | 'deadLetters'>,
  taker: Taker,
  messages: readonly QueuedEvent[],
): Promise<void> {
  for (let open = [...messages]; open.length > 0;) {
    const back = await deliverBatch(world, taker, open);
    if (world.deadLetters.length > 0)
      throw new InvocationFailed(`laid aside as a dead letter: ${world.deadLetters.join('; ')}`);
    if (back.some(({ attempt }) => attempt >= mostReceives))
      throw new InvocationFailed(
        `${taker.functionName} gave a message back ${mostReceives} times\n${world.host.lastLines()}`,
      );
    open = back.map((message) => ({ ...message, attempt: message.attempt + 1 }));
  }
}
