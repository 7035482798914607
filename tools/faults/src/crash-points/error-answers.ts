import { type AwsRequest, type AwsResponse, errorResponse } from '@bayon/local-cloud/parts';
import { operationOf } from './calls.ts';

/** An error in the form of its service: by name in the body and in a header, which the SDK's JSON and REST clients read. */
interface Spelling {
  readonly status: number;
  readonly code: string;
}

/**
 * How each service says that it is too busy: DynamoDB by the table's own limit, EventBridge by the common error,
 * `@connections` as its reference has it (LimitExceededException, 429).
 */
const throttling: Readonly<Record<string, Spelling>> = {
  dynamodb: { status: 400, code: 'ProvisionedThroughputExceededException' },
  events: { status: 400, code: 'ThrottlingException' },
  'execute-api': { status: 429, code: 'LimitExceededException' },
};

const internal: Readonly<Record<string, Spelling>> = {
  dynamodb: { status: 500, code: 'InternalServerError' },
  events: { status: 500, code: 'InternalException' },
  'execute-api': { status: 500, code: 'InternalServerError' },
};

function serviceOf(request: AwsRequest): string {
  const target = String(request.headers['x-amz-target'] ?? '');
  if (target.startsWith('DynamoDB')) return 'dynamodb';
  return target.startsWith('AWSEvents') ? 'events' : 'execute-api';
}

const answerOf = (spellings: Readonly<Record<string, Spelling>>, request: AwsRequest): AwsResponse => {
  const { status, code } = spellings[serviceOf(request)] ?? { status: 500, code: 'InternalFailure' };
  return errorResponse(status, code, `${operationOf(request)} is refused on purpose.`);
};

export const throttled = (request: AwsRequest): AwsResponse => answerOf(throttling, request);
export const internalError = (request: AwsRequest): AwsResponse => answerOf(internal, request);

const bodyOf = ({ body }: AwsRequest) =>
  JSON.parse(Buffer.from(body).toString()) as Readonly<Record<string, unknown>>;

const json = (status: number, body: object): AwsResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(body),
});

/** Another transaction was at the first item. The engine has none at once, DynamoDB does. */
export function conflicting(request: AwsRequest): AwsResponse {
  const items = bodyOf(request)['TransactItems'] as readonly unknown[];
  const reasons = items.map((_, place) => ({ Code: place === 0 ? 'TransactionConflict' : 'None' }));
  return json(400, {
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(', ')}]`,
    CancellationReasons: reasons,
  });
}

/** A BatchGetItem that found no capacity for any key. */
export const unprocessed = (request: AwsRequest): AwsResponse =>
  json(200, { Responses: {}, UnprocessedKeys: bodyOf(request)['RequestItems'] });

/** PutEvents takes all entries but the first: HTTP 200 with one that failed. */
export async function firstEntryThrottled(
  request: AwsRequest,
  pass: (request: AwsRequest) => Promise<AwsResponse>,
): Promise<AwsResponse> {
  const { Entries, ...rest } = bodyOf(request) as { readonly Entries: readonly object[] };
  const failed = { ErrorCode: 'ThrottlingException', ErrorMessage: 'Rate exceeded' };
  const others = Entries.slice(1);
  if (others.length === 0) return json(200, { FailedEntryCount: 1, Entries: [failed] });
  const answer = await pass({ ...request, body: Buffer.from(JSON.stringify({ ...rest, Entries: others })) });
  const { Entries: taken } = JSON.parse(Buffer.from(answer.body).toString()) as {
    readonly Entries: readonly object[];
  };
  return json(200, { FailedEntryCount: 1, Entries: [failed, ...taken] });
}
