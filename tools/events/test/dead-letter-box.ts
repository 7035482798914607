import { randomUUID } from 'node:crypto';
import { GetQueueUrlCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import type { AwsClients } from '@bayon/cloud-driver';
import type { OutsideEvent } from './bus.ts';

export const inboxOf = (service: string): string => `bayon-${service}-inbox-local`;
export const arnOf = (queue: string): string => `arn:aws:sqs:us-east-1:000000000000:${queue}`;

export async function urlOf({ sqs }: AwsClients, QueueName: string): Promise<string> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  if (QueueUrl === undefined) throw new Error(`there is no queue ${QueueName}`);
  return QueueUrl;
}

/** Puts events into the dead letters of a service by hand, as if they had failed there. */
export async function putDead(
  aws: AwsClients,
  service: string,
  events: readonly OutsideEvent[],
  attributes: Readonly<Record<string, string>> = {},
): Promise<void> {
  const QueueUrl = await urlOf(aws, `${inboxOf(service)}-dead-letters`);
  const MessageAttributes = Object.fromEntries(
    Object.entries({ ERROR_CODE: 'ByHand', ERROR_MESSAGE: 'for a test', ...attributes }).map(
      ([name, StringValue]) => [name, { DataType: 'String', StringValue }],
    ),
  );
  for (let from = 0; from < events.length; from += 10)
    await aws.sqs.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: events.slice(from, from + 10).map(({ source, detailType, detail }, place) => ({
          Id: String(place),
          MessageBody: JSON.stringify({ id: randomUUID(), source, 'detail-type': detailType, detail }),
          MessageAttributes,
        })),
      }),
    );
}
