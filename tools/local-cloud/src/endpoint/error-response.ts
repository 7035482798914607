import type { AwsResponse } from '../ports.ts';

/** The body of a request is longer than any AWS service takes. */
export class RequestTooLarge extends Error {
  override readonly name = 'RequestTooLarge';
}

/** Thrown by a service whose answer is not to arrive, as on a network that fails: the connection ends without one. */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost';
}

/** An error as the AWS JSON protocols spell it, in the body and in the header, so that every SDK reads it. */
export const errorResponse = (status: number, code: string, message: string): AwsResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code },
  // Most services write `message`; access denials of DynamoDB and EventBridge write `Message`. SDKs read both.
  body: JSON.stringify({ __type: code, message, Message: message }),
});
