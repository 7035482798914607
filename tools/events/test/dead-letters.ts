import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import { type DeadLetter, deadLetterOf } from '../src/dlq/dead-letter.ts';
import type { Queue } from '../src/dlq/dead-letter-queue.ts';

export const aQueue = (name: string): Queue => ({
  name,
  arn: `arn:aws:sqs:us-east-1:000000000000:${name}`,
  url: `http://127.0.0.1/000000000000/${name}`,
});

/** A dead letter of studio. @param event what is special of its event */
export const aDeadLetter = (
  attributes: Readonly<Record<string, MessageAttributeValue>> = {},
  sources: readonly Queue[] = [],
  event: object = {},
): DeadLetter =>
  deadLetterOf(
    {
      MessageId: 'm-1',
      ReceiptHandle: 'r-1',
      Body: JSON.stringify({
        id: 'e-1',
        source: 'bayon.coagent.studio',
        'detail-type': 'Content Generated',
        detail: {},
        ...event,
      }),
      Attributes: { SentTimestamp: String(Date.UTC(2026, 0, 1)) },
      MessageAttributes: { ...attributes },
    },
    { ...aQueue('bayon-studio-inbox-local-dead-letters'), service: 'studio', consumer: 'studio', sources },
  );
