import { allOf, type Told, text, userOfEvent } from './history.ts';
import { itemsOf, userOf, type Item } from './tables.ts';
import type { Verdict } from './verdict.ts';

const services = ['studio', 'research', 'realtime'];

const nameOfJob = (item: Item): string => `${userOf(item)} ${text(item['jobId'])}`;
const jobOf = (event: Told): string => `${userOfEvent(event)} ${text(event.detail['jobId'])}`;

/** Nothing stuck: every job has ended, everywhere alike, and as its own service said. */
export const everyJobHasEnded: Verdict = ({ log }, tables) => {
  const jobs = new Map(
    services.map((stack) => [
      stack,
      new Map(itemsOf(tables, stack, 'JOB#').map((item) => [nameOfJob(item), text(item['status'])])),
    ]),
  );
  const unended = [...jobs].flatMap(([stack, all]) =>
    [...all].flatMap(([job, status]) =>
      status === 'completed' || status === 'failed' ? [] : [`the job ${job} is ${status} in ${stack}`],
    ),
  );
  const requested = [
    ...allOf(log, 'Content Generation Requested').map((event) => ['studio', jobOf(event)] as const),
    ...[...allOf(log, 'Research Requested'), ...allOf(log, 'Report Requested')].map(
      (event) => ['research', jobOf(event)] as const,
    ),
  ];
  const unlike = requested.flatMap(([stack, job]) => {
    const [own, shown] = [jobs.get(stack)?.get(job), jobs.get('realtime')?.get(job)];
    return own !== undefined && own === shown
      ? []
      : [`the job ${job} is ${own} in ${stack}, and ${shown} in realtime`];
  });
  const open = itemsOf(tables, 'realtime', 'OPEN#').map(
    (item) => `the job ${nameOfJob(item)} is still open in realtime`,
  );
  return [...unended, ...unlike, ...open];
};

/** The ends that were told of a job. */
export const hasFailed = (log: Parameters<typeof allOf>[0]): ((event: Told) => boolean) => {
  const ends = Map.groupBy(
    allOf(log, 'Job Progress Update').filter(({ detail }) =>
      /^(completed|failed)$/.test(text(detail['status'])),
    ),
    jobOf,
  );
  return (event) => {
    const [first] = (ends.get(jobOf(event)) ?? []).toSorted((one, other) =>
      one.detail.timestamp < other.detail.timestamp ? -1 : 1,
    );
    return text(first?.detail['status']) === 'failed';
  };
};

/** What is due has been done: nothing waits whose time has come. */
export const nothingDueIsLeft: Verdict = (_, tables) => {
  const now = new Date().toISOString();
  return ['studio', 'research'].flatMap((stack) =>
    (tables.get(stack) ?? []).flatMap(({ pk, sk, dueAt, gsi1pk }) =>
      // What was done keeps its time, but not its place in the index of what is due.
      typeof dueAt === 'string' && dueAt <= now && text(gsi1pk).startsWith('DUE#')
        ? [`${pk} ${sk} in ${stack} is due since ${dueAt}`]
        : [],
    ),
  );
};
