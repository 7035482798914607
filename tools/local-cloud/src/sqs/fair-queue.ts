import { createSpent, noisyTenants } from './noisy-tenants.ts';
import type { Queue, StoredMessage } from './queue.ts';

/** Messages of one receive. */
const maxReceive = 10;

/**
 * Makes a standard queue a fair queue, as SQS is for messages with a MessageGroupId: what quiet tenants have waiting is
 * received before what noisy ones have. Nobody is limited: a receive that finds too little of the quiet is filled up
 * with the noisy.
 *
 * What is known of the tenants does not outlive the process; the messages and their order do.
 *
 * @param now epoch milliseconds
 */
export function makeFair(queue: Queue, now: () => number = Date.now): void {
  const spent = createSpent();
  /** When each message in flight was received, by the queue's own entry of it. */
  const receivedAt = new WeakMap<object, number>();
  const dequeue = queue.dequeue.bind(queue);
  const deleteMessage = queue.deleteMessage.bind(queue);
  const changeVisibility = queue.changeVisibility.bind(queue);

  /** A consumer has done with a message, for now or for good. */
  function ended(receiptHandle: string, at: number): void {
    const entry = queue.inflightMessages.get(receiptHandle);
    const since = entry && receivedAt.get(entry);
    if (since !== undefined) spent.add(entry?.message.messageGroupId, Math.max(0, at - since), at);
  }

  queue.dequeue = (...args) => {
    if (queue.isFifo()) return dequeue(...args);
    const at = now();
    for (const [receiptHandle, { visibilityDeadline }] of queue.inflightMessages)
      if (visibilityDeadline <= at) ended(receiptHandle, at);
    queue.processTimers();
    const inFlight = [...queue.inflightMessages.values()];
    const held = inFlight.map(({ message }) => message.messageGroupId);
    const isNoisy = noisyTenants(held, spent, at);
    bringForward(queue.messages, ({ messageGroupId }) => !isNoisy(messageGroupId));

    const received = dequeue(...args);
    for (const { ReceiptHandle } of received) {
      const entry = queue.inflightMessages.get(ReceiptHandle);
      if (entry) receivedAt.set(entry, at);
    }
    return received;
  };
  queue.deleteMessage = (receiptHandle) => {
    ended(receiptHandle, now());
    return deleteMessage(receiptHandle);
  };
  queue.changeVisibility = (receiptHandle, seconds) => {
    // A longer time may be a consumer that needs it: only what comes back at once is surely over.
    if (seconds === 0) ended(receiptHandle, now());
    changeVisibility(receiptHandle, seconds);
  };
}

/** Moves the first messages that `goesFirst` names, as many as one receive takes, to the front. All stay in order. */
function bringForward(messages: StoredMessage[], goesFirst: (message: StoredMessage) => boolean): void {
  const places: number[] = [];
  for (let place = 0; place < messages.length && places.length < maxReceive; place += 1)
    if (goesFirst(messages[place] as StoredMessage)) places.push(place);
  if (places.at(-1) === places.length - 1) return;
  const first = places.map((place) => messages[place] as StoredMessage);
  for (const place of places.toReversed()) messages.splice(place, 1);
  messages.unshift(...first);
}
