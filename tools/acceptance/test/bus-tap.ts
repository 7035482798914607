import { PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import type { AwsClients } from '@bayon/cloud-driver';
import { busName } from './bus.ts';

/** What passes on the bus, as an operator would look at it: a rule and a queue of one's own. */
export interface BusTap {
  /** The details of the events so far. */
  taken(): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Looks at the events of one type from now on. */
export async function tapBus({ events, sqs }: AwsClients, detailType: string): Promise<BusTap> {
  const name = `tap-${detailType.toLowerCase().replaceAll(' ', '-')}`;
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const queueArn = Attributes?.['QueueArn'];
  const EventPattern = JSON.stringify({ 'detail-type': [detailType] });
  const { RuleArn } = await events.send(
    new PutRuleCommand({ EventBusName: busName, Name: name, EventPattern }),
  );
  const Policy = JSON.stringify(letsIn(RuleArn, queueArn));
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  await events.send(
    new PutTargetsCommand({
      EventBusName: busName,
      Rule: name,
      Targets: [{ Id: 'tap', Arn: queueArn }],
    }),
  );
  const details: Record<string, unknown>[] = [];
  return {
    async taken() {
      const { Messages: messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
      );
      for (const { Body = '' } of messages)
        details.push((JSON.parse(Body) as { detail: Record<string, unknown> }).detail);
      if (messages.length > 0)
        await sqs.send(
          new DeleteMessageBatchCommand({
            QueueUrl,
            Entries: messages.map(({ ReceiptHandle }, place) => ({ Id: String(place), ReceiptHandle })),
          }),
        );
      return details;
    },
  };
}

/** A queue takes events of a rule only where its policy says so. */
const letsIn = (ruleArn: string | undefined, queueArn: string | undefined) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queueArn,
      Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } },
    },
  ],
});
