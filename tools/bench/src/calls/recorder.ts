import type { AwsRequest, AwsResponse, AwsService } from '@bayon/local-cloud/parts';
import type { Interval } from './chain.ts';
import { createTogether } from './together.ts';

/** A call that a function made to AWS. */
export interface Call extends Interval {
  /** `TransactWriteItems`, `PutEvents`, `PostToConnection` */
  readonly operation: string;
  /** The request's body as sent. */
  readonly body: string;
}

export interface Recorder {
  /** The same service, its calls recorded. */
  record(service: AwsService): AwsService;
  /** What was called while the work ran, in the order of arrival. One at a time. */
  during<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly calls: readonly Call[] }>;
}

/** Milliseconds without a further call, after which the answers go out. */
const quiet = 40;

const operationOf = ({ headers }: AwsRequest): string =>
  String(headers['x-amz-target'] ?? '.PostToConnection').split('.')[1] ?? 'unknown';

export function createRecorder(now: () => number = () => performance.now()): Recorder {
  let calls: Call[] | undefined;
  const together = createTogether(quiet);
  return {
    record: (service) => ({
      accepts: (request) => service.accepts(request),
      async handle(request): Promise<AwsResponse> {
        const recording = calls;
        if (recording === undefined) return service.handle(request);
        const start = now();
        const [answer] = await Promise.all([service.handle(request), together()]);
        const body = Buffer.from(request.body).toString('utf8');
        recording.push({ start, end: now(), operation: operationOf(request), body });
        return answer;
      },
    }),
    async during(work) {
      const recorded: Call[] = (calls = []);
      try {
        const result = await work();
        return { result, calls: recorded.toSorted((a, b) => a.start - b.start) };
      } finally {
        calls = undefined;
      }
    },
  };
}
