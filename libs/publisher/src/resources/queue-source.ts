import type { Stage } from './stage.ts';

/** What a function needs to know of the queue of `inbox` that it takes from. */
export const queueEnvironment = (name: string, stage: Stage) => ({
  QUEUE_URL: { Ref: `${name}Queue` },
  DEAD_LETTERS_URL: { Ref: `${name}DeadLetterQueue` },
  RETENTION_DAYS: String(stage.retentionDays),
});

/** The event source of a function that takes from a queue of `inbox`. */
export const queueSource = (
  name: string,
  options: { readonly batchSize: number; readonly maximumConcurrency: number } = {
    batchSize: 10,
    maximumConcurrency: 10,
  },
) => ({
  sqs: {
    arn: { 'Fn::GetAtt': [`${name}Queue`, 'Arn'] as [string, string] },
    functionResponseType: 'ReportBatchItemFailures' as const,
    ...options,
  },
});
