import { setTimeout as delay } from 'node:timers/promises';
import { type CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { Check, Finding } from './check.ts';
import { isDeadLetters, type Queue, readQueue } from './survey.ts';

/** A queue at two moments. */
export interface TwoLooks {
  readonly name: string;
  readonly first: Pick<Queue, 'waiting' | 'inFlight'>;
  readonly second: Pick<Queue, 'waiting' | 'inFlight'>;
  /** Seconds that the oldest message has been there; undefined where nobody measures it. */
  readonly oldest: number | undefined;
}

/** Seconds; the age at which the queue's own alarm rings. */
const tooOld = 300;

export const judge = (looks: readonly TwoLooks[]): readonly Finding[] =>
  looks.flatMap(({ name, first, second, oldest }): Finding[] => {
    const still =
      first.waiting > 0 && second.waiting >= first.waiting && first.inFlight === 0 && second.inFlight === 0;
    if (still)
      return [
        {
          subject: name,
          problem: `${second.waiting} messages wait and nobody takes any${oldest === undefined ? '' : ` (the oldest for ${oldest} s)`}`,
          advice:
            'look at the consumers above, at its function’s errors and throttles, and at reserved concurrency',
        },
      ];
    if (oldest === undefined || oldest <= tooOld) return [];
    return [
      {
        subject: name,
        problem: `the oldest message waits for ${oldest} s, ${second.waiting} wait in all`,
        advice:
          'messages come faster than they are handled, or come back: look at its function’s errors and duration',
      },
    ];
  });

/** Milliseconds between the two looks: long enough for a function to take a batch. */
const between = 3_000;

export const draining: Check = {
  name: 'draining',
  async look({ aws, stage, signal }, survey) {
    const queues = (await survey.queues()).filter(
      (queue) => !isDeadLetters(queue) && queue.name.endsWith(`-${stage}`),
    );
    const waiting = queues.filter(({ waiting: count }) => count > 0);
    if (waiting.length > 0) await delay(between, undefined, { signal });
    const ages = stage === 'local' ? new Map<string, number>() : await readAges(aws.cloudWatch, queues);
    const looks: TwoLooks[] = [];
    for (const first of queues) {
      const second = waiting.includes(first) ? await readQueue(aws.sqs, first.url) : first;
      if (second) looks.push({ name: first.name, first, second, oldest: ages.get(first.name) });
    }
    const sum = looks.reduce((all, { second }) => all + second.waiting + second.inFlight, 0);
    // The local cloud has no CloudWatch, and to look at a message in SQS is to take it.
    const ageless = stage === 'local' ? ' (counts only: nobody measures ages here)' : '';
    return { looked: `${looks.length} queues, ${sum} messages${ageless}`, findings: judge(looks) };
  },
};

/** GetMetricData takes 500 queries. */
const mostQueries = 500;

async function readAges(
  cloudWatch: CloudWatchClient,
  queues: readonly Pick<Queue, 'name'>[],
): Promise<ReadonlyMap<string, number>> {
  const now = new Date();
  const asked = queues.slice(0, mostQueries);
  const { MetricDataResults: results = [] } = await cloudWatch.send(
    new GetMetricDataCommand({
      // SQS tells of a queue once a minute, some minutes late.
      StartTime: new Date(now.getTime() - 10 * 60_000),
      EndTime: now,
      ScanBy: 'TimestampDescending',
      MetricDataQueries: asked.map(({ name }, place) => ({
        Id: `q${place}`,
        MetricStat: {
          Metric: {
            Namespace: 'AWS/SQS',
            MetricName: 'ApproximateAgeOfOldestMessage',
            Dimensions: [{ Name: 'QueueName', Value: name }],
          },
          Period: 60,
          Stat: 'Maximum',
        },
      })),
    }),
  );
  return new Map(
    results.flatMap(({ Id = '', Values: [newest] = [] }): [string, number][] => {
      const queue = asked[Number(Id.slice(1))];
      return queue && newest !== undefined ? [[queue.name, newest]] : [];
    }),
  );
}
