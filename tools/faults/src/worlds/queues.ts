import { createHash } from 'node:crypto';
import { ofType } from '@bayon/function-host';
import type { AwsService, Resource } from '@bayon/local-cloud/parts';
import { answer } from './answers.ts';
import type { Journal } from './journal.ts';

/** A message in a queue that feeds a function. */
export interface Message {
  readonly id: string;
  readonly queue: SourceQueue;
  readonly body: string;
  /** The name of the event in it. */
  readonly event: string;
  receives: number;
  /** The step from which on it is handed out. */
  visibleAt: number;
}

/** A queue and the function that it feeds, as the templates have them. */
export interface SourceQueue {
  readonly arn: string;
  readonly url: string;
  readonly stack: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly maxReceiveCount: number;
  readonly deadLettersUrl: string;
}

/** A message that was given up. */
export interface DeadLetter {
  readonly queueUrl: string;
  readonly body: string;
  /** Why, as the inbox says; `redrive` where the queue itself gave it up. */
  readonly code: string;
}

export interface Queues {
  readonly sources: readonly SourceQueue[];
  readonly messages: ReadonlySet<Message>;
  readonly deadLetters: readonly DeadLetter[];
  add(message: Omit<Message, 'receives'>): void;
  /** Hands a message out once more. False where it was received too often: then it is a dead letter. */
  receive(message: Message): boolean;
  delete(message: Message): void;
  /** SQS as far as functions see it. */
  readonly service: Pick<AwsService, 'handle'>;
}

/** Which try of a message a receipt is of. */
export const receiptOf = ({ id, receives }: Pick<Message, 'id' | 'receives'>): string => `${id}.${receives}`;

/** The queues of the templates, in a world's own time. */
export function createQueues(resources: readonly Resource[], journal: Journal): Queues {
  const messages = new Set<Message>();
  const deadLetters: DeadLetter[] = [];

  const bury = (letter: DeadLetter): void => {
    deadLetters.push(letter);
    journal.note(`dead letter (${letter.code}) in ${letter.queueUrl.split('/').at(-1) ?? ''}`);
  };
  const operations: Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => object>> = {
    SendMessage({ QueueUrl, MessageBody, MessageAttributes }) {
      const attributes = MessageAttributes as { readonly ERROR_CODE?: { readonly StringValue: string } };
      const body = String(MessageBody);
      bury({ queueUrl: String(QueueUrl), body, code: attributes.ERROR_CODE?.StringValue ?? '' });
      // The SDK compares it.
      return { MessageId: 'sent', MD5OfMessageBody: createHash('md5').update(body).digest('hex') };
    },
    // How long it takes is the world's choice: what the function says is drawn by its own chance.
    ChangeMessageVisibility: () => ({}),
  };

  return {
    sources: sourceQueuesOf(resources),
    messages,
    deadLetters,
    add: (message) => void messages.add({ ...message, receives: 0 }),
    receive(message) {
      message.receives += 1;
      if (message.receives <= message.queue.maxReceiveCount) return true;
      messages.delete(message);
      bury({ queueUrl: message.queue.deadLettersUrl, body: message.body, code: 'redrive' });
      return false;
    },
    delete: (message) => void messages.delete(message),
    service: {
      handle({ headers, body }) {
        const operation = String(headers['x-amz-target']).split('.')[1] ?? '';
        const input = JSON.parse(Buffer.from(body).toString()) as Readonly<Record<string, unknown>>;
        const perform = operations[operation];
        if (!perform) throw new Error(`a world's queues do not know ${operation}`);
        return Promise.resolve(answer(200, perform(input)));
      },
    },
  };
}

/** A function's name, of its ARN too. */
export const nameInArn = (nameOrArn: string): string => nameOrArn.split(':').at(-1) ?? nameOrArn;

function sourceQueuesOf(resources: readonly Resource[]): SourceQueue[] {
  const queues = ofType(resources, 'AWS::SQS::Queue');
  const byArn = new Map(queues.map((queue) => [queue.attributes['Arn'], queue]));
  return ofType(resources, 'AWS::Lambda::EventSourceMapping').map(({ stack, properties }) => {
    const arn = String(properties['EventSourceArn']);
    const queue = byArn.get(arn);
    const redrive = queue?.properties['RedrivePolicy'] as
      { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number | string } | undefined;
    if (!queue || !redrive) throw new Error(`${arn} is no queue with a redrive policy`);
    return {
      arn,
      url: queue.ref,
      stack,
      functionName: nameInArn(String(properties['FunctionName'])),
      batchSize: Number(properties['BatchSize'] ?? 10),
      maxReceiveCount: Number(redrive.maxReceiveCount),
      deadLettersUrl: byArn.get(redrive.deadLetterTargetArn)?.ref ?? '',
    };
  });
}
