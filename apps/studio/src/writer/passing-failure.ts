import { WritingFailed } from './writer.ts';

/** What may well not happen again: a broken stream, an answer without text, no answer in time. */
export class PassingFailure extends Error {
  override readonly name = 'PassingFailure';
}

/** Bedrock's errors that may pass. Inside a stream they come without an HTTP status of their own. */
const passingNames: ReadonlySet<string> = new Set([
  'InternalServerException',
  'ModelErrorException',
  'ModelNotReadyException',
  'ModelStreamErrorException',
  'ModelTimeoutException',
  'ServiceUnavailableException',
  'ThrottlingException',
  'TimeoutError',
]);

const networkCodes =
  /^(?:ECONN\w+|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|UND_ERR_\w+|ERR_HTTP2_\w+|ERR_STREAM_PREMATURE_CLOSE)$/u;

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;

/** The HTTP status of an answer: where the OpenAI client and where the AWS SDK put it. */
export function statusOf(error: unknown): number | undefined {
  const status = field(error, 'status') ?? field(field(error, '$metadata'), 'httpStatusCode');
  return typeof status === 'number' && status >= 400 ? status : undefined;
}

/** @returns whether trying again may help: throttled, failed on the other side, or lost on the way */
export function mayPass(error: unknown): boolean {
  if (error instanceof PassingFailure) return true;
  // A used-up quota is also a 429, but no wait of ours refills it.
  if (field(error, 'code') === 'insufficient_quota') return false;
  const status = statusOf(error);
  if (status !== undefined && (status === 408 || status === 409 || status === 429 || status >= 500))
    return true;
  if (passingNames.has(String(field(error, 'name')))) return true;
  if (status !== undefined) return false;
  return (
    networkCodes.test(String(field(error, 'code'))) ||
    (error instanceof Error && mayPassBecauseOf(error.cause))
  );
}

const mayPassBecauseOf = (cause: unknown): boolean => cause !== undefined && mayPass(cause);

/** @returns whether the other side had answered with success, so that only what followed can have failed */
export function wasAnswered(error: unknown): boolean {
  return field(field(error, '$metadata'), 'httpStatusCode') === 200;
}

/** Reading a stream failed: unless somebody said why, it broke on the way, and another attempt may get through. */
export function streamFailure(error: unknown): unknown {
  const saysWhy =
    error instanceof WritingFailed || statusOf(error) !== undefined || field(error, '$fault') !== undefined;
  return saysWhy || mayPass(error) ? error : new PassingFailure('The stream broke', { cause: error });
}

/** @returns whether the request itself was refused */
export function isBadRequest(error: unknown): boolean {
  const status = statusOf(error);
  return status === 400 || status === 422 || field(error, 'name') === 'ValidationException';
}
