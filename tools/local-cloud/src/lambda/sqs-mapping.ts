import { availableParallelism } from 'node:os';
import { type Resource, StartupError } from '../ports.ts';
import type { QueueConsumer } from '../sqs/index.ts';
import { type FunctionDefinition, functionNameFrom } from './function-definition.ts';

/** A queue that feeds a function. */
export interface SqsMapping {
  readonly queueArn: string;
  readonly functionName: string;
  /** 1 to 10,000; for a FIFO queue to 10. */
  readonly batchSize: number;
  /** How long a batch that is not full waits for more. */
  readonly windowMs: number;
  /** Batches that may be with the function at once. */
  readonly maxConcurrency: number;
  readonly reportsItemFailures: boolean;
}

/**
 * AWS begins with five batches at a time and adds more as long as the queue is not empty. One machine gains nothing by
 * more of them than it has work for its cores: each is an instance that has to start first.
 */
const mostConcurrency = Math.min(5, 2 * availableParallelism());

/** CloudFormation takes a number or a boolean as a string too. */
interface MappingProperties {
  readonly EventSourceArn: string;
  readonly FunctionName: string;
  readonly BatchSize?: number | string;
  readonly MaximumBatchingWindowInSeconds?: number | string;
  readonly ScalingConfig?: { readonly MaximumConcurrency?: number | string };
  readonly FunctionResponseTypes?: readonly string[];
  readonly Enabled?: boolean | string;
}

/**
 * Reads a resolved AWS::Lambda::EventSourceMapping of a queue.
 *
 * @returns undefined for one that is not enabled
 * @throws StartupError for what AWS refuses when such a mapping is deployed, in its words
 */
export function defineMapping(
  resource: Resource,
  functions: ReadonlyMap<string, FunctionDefinition>,
  queues: Pick<QueueConsumer, 'visibilityTimeout'>,
): SqsMapping | undefined {
  const properties = resource.properties as unknown as MappingProperties;
  const refuse = (reason: string): never => {
    throw new StartupError(
      `The event source ${resource.logicalId} of ${resource.stack} cannot be created: ${reason}`,
    );
  };
  const queueArn = properties.EventSourceArn;
  const functionName = functionNameFrom(properties.FunctionName);
  const batchSize = Number(properties.BatchSize ?? 10);
  const windowSeconds = Number(properties.MaximumBatchingWindowInSeconds ?? 0);
  const concurrency = Number(properties.ScalingConfig?.MaximumConcurrency ?? mostConcurrency);
  const definition = functions.get(functionName) ?? refuse(`Function does not exist: ${functionName}`);
  const visibilitySeconds =
    queues.visibilityTimeout(queueArn) ?? refuse(`The queue does not exist: ${queueArn}`);

  if (visibilitySeconds < definition.timeoutSeconds)
    refuse(
      `Queue visibility timeout: ${visibilitySeconds} seconds is less than Function timeout: ${definition.timeoutSeconds} seconds`,
    );
  if (batchSize > 10 && windowSeconds < 1)
    refuse('Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10');
  if (String(properties.Enabled ?? true) === 'false') return undefined;
  return {
    queueArn,
    functionName,
    batchSize,
    windowMs: windowSeconds * 1000,
    // A batch that nobody can take is better left in its queue, where its visibility timeout does not run.
    maxConcurrency: Math.max(1, Math.min(concurrency, mostConcurrency, definition.maxInstances)),
    reportsItemFailures: properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
  };
}
