import { randomUUID } from 'node:crypto';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeArchiveCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  ListRulesCommand,
  PutEventsCommand,
} from '@aws-sdk/client-eventbridge';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { GetQueueAttributesCommand, ListQueuesCommand } from '@aws-sdk/client-sqs';
import type { AwsClients } from '@bayon/cloud-driver';
import { catalogue } from '@bayon/event-contracts';
import { expect, vi } from 'vitest';

export const bus = 'bayon-coagent-events-local';

export interface OutsideEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: object;
}

/** Puts events on the bus, ten in a request. @throws Error where one is not taken */
export async function put({ events }: AwsClients, all: readonly OutsideEvent[]): Promise<void> {
  for (let from = 0; from < all.length; from += 10) {
    const { FailedEntryCount, Entries } = await events.send(
      new PutEventsCommand({
        Entries: all.slice(from, from + 10).map(({ source, detailType, detail }) => ({
          EventBusName: bus,
          Source: source,
          DetailType: detailType,
          Detail: JSON.stringify(detail),
        })),
      }),
    );
    if (FailedEntryCount !== 0) throw new Error(`not taken: ${JSON.stringify(Entries)}`);
  }
}

/** Events that every service does something about, and that cause others. */
const telling = [
  'Content Generated',
  'Profile Updated',
  'Ranking Changed',
  'Research Query Completed',
  'Prices Observed',
  'Subscription Changed',
];

/** An event of some contracts, each from its first example. */
export const examplesOf = (detailTypes: readonly string[] = telling): readonly OutsideEvent[] =>
  catalogue
    .filter(({ detailType }) => detailTypes.includes(detailType))
    .map(({ sources: [source = ''], detailType, version, examples: [example] }) => {
      const id = randomUUID();
      const envelope = { timestamp: new Date().toISOString(), event: { id, version, correlationId: id } };
      return { source, detailType, detail: { ...example, ...envelope } };
    });

/** A piece that somebody outside wrote. */
export const aContentGenerated = (userId: string): OutsideEvent & { readonly id: string } => {
  const id = randomUUID();
  const detail = {
    userId,
    contentId: `content-of-${userId}`,
    contentType: 'listing-description',
    title: 'Craftsman near Green Lake',
    content: 'Four bedrooms, restored fir floors, a south-facing garden.',
    metadata: { generationTime: 1_200, tokensUsed: 345, model: 'their-model', prompt: 'Write it' },
    timestamp: new Date().toISOString(),
    event: { id, version: 1, correlationId: id },
  };
  return { id, source: 'bayon.coagent.studio', detailType: 'Content Generated', detail };
};

/** Keeps a rule from taking anything while something happens. */
export async function withoutRule<T>(
  { events }: AwsClients,
  Name: string,
  work: () => Promise<T>,
): Promise<T> {
  await events.send(new DisableRuleCommand({ EventBusName: bus, Name }));
  const result = await work();
  await events.send(new EnableRuleCommand({ EventBusName: bus, Name }));
  return result;
}

export const ruleNames = async ({ events }: AwsClients): Promise<string[]> => {
  const { Rules = [] } = await events.send(new ListRulesCommand({ EventBusName: bus, Limit: 100 }));
  return Rules.map(({ Name = '' }) => Name);
};

/** How many events were on the bus since the cloud started, but for replayed ones. */
export const archived = async ({ events }: AwsClients): Promise<number> => {
  const { EventCount = 0 } = await events.send(
    new DescribeArchiveCommand({ ArchiveName: 'bayon-coagent-local' }),
  );
  return EventCount;
};

/** What was made for a while and is still there. */
export async function leftovers({ events, sqs, dynamoDb }: AwsClients): Promise<string[]> {
  const { TableNames = [] } = await dynamoDb.send(new ListTablesCommand({}));
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const rules = await ruleNames({ events } as AwsClients);
  return [...TableNames, ...QueueUrls, ...rules].filter((name) => /-(replay|rebuild|tail)-/.test(name));
}

/** Milliseconds; more than the two minutes after which SQS gives again what a function took and did not finish. */
export const patience = 240_000;

/** How many services an event may run through, one causing the next. */
const hops = 4;

/** Waits until what is on the bus, and what that causes, has had its effect: a marker goes the same way, the queues run empty. */
export async function quiet(aws: AwsClients): Promise<void> {
  for (let hop = 1; hop <= hops; hop += 1) {
    const jobId = `marker-${randomUUID()}`;
    await put(aws, [
      {
        source: 'bayon.coagent.studio',
        detailType: 'Job Progress Update',
        detail: {
          userId: 'marker',
          jobId,
          jobType: 'marker',
          progress: 100,
          status: 'completed',
          message: 'Seen',
          timestamp: new Date().toISOString(),
          event: { id: jobId, version: 1, correlationId: jobId },
        },
      },
    ]);
    const key = { pk: 'USER#marker', sk: `JOB#${jobId}` };
    await vi.waitFor(
      async () => {
        const { Item: item } = await aws.dynamoDb.send(
          new GetCommand({ TableName: 'bayon-realtime-local', Key: key, ConsistentRead: true }),
        );
        expect({ seen: item !== undefined, waiting: await waiting(aws) }).toEqual({ seen: true, waiting: 0 });
      },
      { timeout: patience, interval: 100 },
    );
  }
}

/** Messages in the services' queues, whether waiting, in work or delayed; dead letters wait for nobody. */
async function waiting({ sqs }: AwsClients): Promise<number> {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'bayon-' }));
  const counts = await Promise.all(
    QueueUrls.filter((url) => !url.endsWith('-dead-letters')).map(async (QueueUrl) => {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl,
          AttributeNames: [
            'ApproximateNumberOfMessages',
            'ApproximateNumberOfMessagesNotVisible',
            'ApproximateNumberOfMessagesDelayed',
          ],
        }),
      );
      return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
