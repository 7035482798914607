import { randomUUID } from 'node:crypto';
import type { AwsRequest, AwsResponse } from '../ports.ts';
import { sourcesOf } from './dead-letter-sources.ts';
import type { Queue, QueueStore } from './queue.ts';
import type { OpenStore } from './queue-store.ts';
import { actionOf } from './wire.ts';

/** Tasks that ListMessageMoveTasks can show of one queue: AWS keeps the ten newest. */
const keptTasks = 10;

interface MoveTask {
  readonly TaskHandle: string;
  readonly Status: 'COMPLETED';
  readonly SourceArn: string;
  readonly DestinationArn?: string;
  readonly ApproximateNumberOfMessagesMoved: number;
  readonly ApproximateNumberOfMessagesToMove: number;
  /** Epoch milliseconds. */
  readonly StartedTimestamp: number;
}

/** The dead letter redrive of SQS, which fauxqs lacks. */
export interface MoveTasks {
  /** Answers the actions of move tasks; undefined for every other action. */
  handle(request: AwsRequest): Promise<AwsResponse> | undefined;
}

/**
 * StartMessageMoveTask and ListMessageMoveTasks. A task is done when it is answered, so there is nothing that
 * CancelMessageMoveTask could stop.
 */
export function createMoveTasks(store: QueueStore, opened: Pick<OpenStore, 'transaction'>): MoveTasks {
  const tasks = new Map<string, MoveTask[]>();

  function start({ SourceArn, DestinationArn }: Record<string, unknown>): object {
    const source = typeof SourceArn === 'string' ? store.getQueueByArn(SourceArn) : undefined;
    if (source === undefined)
      return refusal(
        'ResourceNotFoundException',
        "The resource that you specified for the SourceArn parameter doesn't exist.",
      );
    const feeding = sourcesOf(store, source.arn);
    if (feeding.length === 0)
      return refusal('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.');
    if (DestinationArn === undefined && feeding.length > 1)
      return refusal(
        'UnsupportedOperation',
        'Several queues use this dead letter queue: name a DestinationArn.',
      );
    const destination = typeof DestinationArn === 'string' ? store.getQueueByArn(DestinationArn) : feeding[0];
    if (destination === undefined)
      return refusal(
        'ResourceNotFoundException',
        "The resource that you specified for the DestinationArn parameter doesn't exist.",
      );

    const moved = opened.transaction(() => moveMessages(source, destination));
    const task: MoveTask = {
      TaskHandle: randomUUID(),
      Status: 'COMPLETED',
      SourceArn: source.arn,
      ...(typeof DestinationArn === 'string' && { DestinationArn }),
      ApproximateNumberOfMessagesMoved: moved,
      ApproximateNumberOfMessagesToMove: moved,
      StartedTimestamp: Date.now(),
    };
    tasks.set(source.arn, [task, ...(tasks.get(source.arn) ?? [])].slice(0, keptTasks));
    return { TaskHandle: task.TaskHandle };
  }

  const actions: Readonly<Record<string, (input: Record<string, unknown>) => object>> = {
    StartMessageMoveTask: start,
    ListMessageMoveTasks: ({ SourceArn, MaxResults = 1 }) => ({
      Results: (tasks.get(String(SourceArn)) ?? []).slice(0, Number(MaxResults)),
    }),
    CancelMessageMoveTask: () =>
      refusal('ResourceNotFoundException', 'Message move task does not exist or has ended.'),
  };

  return {
    handle(request) {
      const action = actions[actionOf(request) ?? ''];
      if (action === undefined) return undefined;
      const output = action(JSON.parse(Buffer.from(request.body).toString()) as Record<string, unknown>);
      const headers = { 'content-type': 'application/x-amz-json-1.0' };
      return Promise.resolve({
        status: '__type' in output ? 400 : 200,
        headers,
        body: JSON.stringify(output),
      });
    },
  };
}

/** Moves what is visible. A moved message counts as new: SQS gives it a new enqueue time and forgets its receives. */
function moveMessages(source: Queue, destination: Queue): number {
  source.processTimers();
  const waiting = [source.messages, ...source.fifoMessages.values()];
  const messages = waiting.flatMap((list) => list.splice(0));
  for (const message of messages) {
    source.persistence?.deleteMessage(message.messageId);
    destination.enqueue({
      ...message,
      sentTimestamp: Date.now(),
      approximateReceiveCount: 0,
      approximateFirstReceiveTimestamp: undefined,
    });
  }
  return messages.length;
}

function refusal(code: string, message: string): object {
  return { __type: `com.amazonaws.sqs#${code}`, message };
}
