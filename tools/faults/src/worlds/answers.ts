import type { AwsResponse } from '@bayon/local-cloud/parts';

/** An answer in AWS's JSON protocols. */
export const answer = (status: number, body: object): AwsResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(body),
});

/** An error as AWS tells it; the SDK takes its name from `__type`, of `@connections` from the header. */
export const refusal = (status: number, name: string, more: object = {}): AwsResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': name },
  body: JSON.stringify({ __type: name, message: 'as the world has it', ...more }),
});
