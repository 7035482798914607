import { ListQueuesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Check, Finding } from './check.ts';

export interface ClockFacts {
  /** What the answer's Date header says: whole seconds. */
  readonly theirs: Date;
  /** Our own clock when the question was sent, and when the answer was there. */
  readonly sent: Date;
  readonly answered: Date;
}

/** Seconds. AWS refuses signatures from five minutes on; long before, times on one screen do not agree. */
const mostSkew = 5;

/** Seconds that our clock is ahead (or, below zero, behind), at least: the way there and the header's own second forgiven. */
export function skewOf({ theirs, sent, answered }: ClockFacts): number {
  const earliest = theirs.getTime();
  const latest = earliest + 1_000;
  if (sent.getTime() > latest) return (sent.getTime() - latest) / 1_000;
  if (answered.getTime() < earliest) return (answered.getTime() - earliest) / 1_000;
  return 0;
}

export function judge(facts: ClockFacts): readonly Finding[] {
  const skew = skewOf(facts);
  if (Math.abs(skew) <= mostSkew) return [];
  return [
    {
      subject: 'this machine',
      problem: `its clock is ${Math.abs(skew).toFixed(0)} s ${skew > 0 ? 'ahead' : 'behind'}`,
      advice: 'let it be set by NTP (timedatectl set-ntp true); times that you read here are off by as much',
    },
  ];
}

export const clock: Check = {
  name: 'clock',
  async look({ aws }) {
    const facts = await readClock(aws.sqs);
    return { looked: `${Math.abs(skewOf(facts)).toFixed(0)} s apart`, findings: judge(facts) };
  },
};

async function readClock(sqs: SQSClient): Promise<ClockFacts> {
  const question = new ListQueuesCommand({ MaxResults: 1, QueueNamePrefix: 'bayon-' });
  let theirs: string | undefined;
  let sent = new Date();
  question.middlewareStack.add(
    (next) => async (args) => {
      // Here, in the innermost step, each try counts for itself.
      sent = new Date();
      const result = await next(args);
      theirs = (result.response as { readonly headers?: Readonly<Record<string, string>> }).headers?.['date'];
      return result;
    },
    { step: 'deserialize', name: 'readClock', priority: 'low' },
  );
  await sqs.send(question);
  const answered = new Date();
  if (theirs === undefined) throw new Error('the answer has no Date header');
  return { theirs: new Date(theirs), sent, answered };
}
