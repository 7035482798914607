import type { AwsRequest, AwsResponse, AwsService, InvocationResult } from '../ports.ts';
import { answer, refusal } from './rest-response.ts';

const route = /^\/2015-03-31\/functions\/([^/?]+)\/invocations(?:\?|$)/;

/** Lambda's payload limits in bytes: 6 MB for a request that waits, 1 MB for an event. */
const maxPayloadBytes = { RequestResponse: 6_291_456, Event: 1_048_576 };

export interface InvokeApiOptions {
  readonly exists: (functionName: string) => boolean;
  readonly invoke: (functionName: string, event: unknown) => Promise<InvocationResult>;
  /** @returns false when the invocation is throttled */
  readonly acceptAsync: (functionName: string, event: unknown) => boolean;
}

/** The Invoke operation of Lambda's REST API (docs.aws.amazon.com/lambda/latest/api/API_Invoke.html). */
export function createInvokeApi({ exists, invoke, acceptAsync }: InvokeApiOptions): AwsService {
  return {
    accepts: ({ method, url }) => method === 'POST' && route.test(url),
    async handle(request) {
      const functionName = decodeURIComponent(route.exec(request.url)?.[1] ?? '');
      const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
      if (!exists(functionName))
        return refusal(404, 'ResourceNotFoundException', `Function not found: ${functionName}`);
      const limit = type === 'Event' ? maxPayloadBytes.Event : maxPayloadBytes.RequestResponse;
      if (request.body.byteLength > limit)
        return refusal(
          413,
          'RequestTooLargeException',
          `Request must be smaller than ${limit} bytes for the InvokeFunction operation`,
        );
      const event = parse(request);
      if (event instanceof SyntaxError)
        return refusal(
          400,
          'InvalidRequestContentException',
          `Could not parse request body into json: ${event.message}`,
        );

      if (type === 'DryRun') return answer(204, '', executed);
      if (type === 'Event') return acceptAsync(functionName, event) ? answer(202, '', executed) : throttled();
      const result = await invoke(functionName, event);
      if (result.ok) return answer(200, JSON.stringify(result.payload), executed);
      if (result.errorType === 'TooManyRequestsException') return throttled();
      const { errorType, errorMessage } = result;
      return answer(200, JSON.stringify({ errorType, errorMessage }), {
        ...executed,
        'x-amz-function-error': 'Unhandled',
      });
    },
  };
}

/** An empty body is the empty event. */
function parse({ body }: AwsRequest): unknown {
  if (body.byteLength === 0) return {};
  try {
    return JSON.parse(Buffer.from(body).toString()) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    throw error;
  }
}

const executed = { 'x-amz-executed-version': '$LATEST' };

const throttled = (): AwsResponse => refusal(429, 'TooManyRequestsException', 'Rate Exceeded.');
