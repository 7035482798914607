import { Interrupted, OperationFailed, ReaderGone, UsageError } from './errors.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { failedCall } from './failed-call.ts';

/** How an error ends the process, and what it says; nothing where nobody needs to be told. */
export interface Verdict {
  readonly exitCode: ExitCode;
  readonly message?: string;
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'TimeoutError',
]);

/** Names of errors by which AWS (or the SDK, before asking) refuses a caller. */
const denied =
  /^(AccessDenied|UnrecognizedClient|ExpiredToken|InvalidClientTokenId|SignatureDoesNotMatch|MissingAuthenticationToken|InvalidSignature|NotAuthorized|AuthFailure|CredentialsProviderError|TokenProviderError)/;

/** @param where what `aws.where` says */
export function verdictOn(error: unknown, stage: string, where: string): Verdict {
  if (error instanceof ReaderGone) return { exitCode: exitCodes.fine };
  if (error instanceof Interrupted) return { exitCode: exitCodes.interrupted, message: 'interrupted' };
  if (error instanceof UsageError) return { exitCode: exitCodes.usage, message: error.message };
  if (error instanceof OperationFailed) return { exitCode: exitCodes.failed, message: error.message };
  if (!(error instanceof Error)) return { exitCode: exitCodes.failed, message: String(error) };

  const call = failedCall(error) ?? '';
  const codes = codesOf(error);
  if (codes.some((code) => unreachable.has(code))) {
    const advice = stage === 'local' ? 'is the local cloud running? npm start' : 'is the network up?';
    return {
      exitCode: exitCodes.unreachable,
      message: `cannot reach ${where} (${codes[0] ?? ''}): ${advice}`,
    };
  }
  if (codes.some((code) => denied.test(code))) {
    return {
      exitCode: exitCodes.unreachable,
      message: `${where} does not let us in: ${call} ${oneLine(error.message)}; stage ${stage}, look at AWS_PROFILE and its permissions`,
    };
  }
  if (error.message.startsWith('Region is missing')) {
    return { exitCode: exitCodes.unreachable, message: 'no region: set AWS_REGION, or a profile with one' };
  }
  if (call !== '')
    return { exitCode: exitCodes.failed, message: `${call}: ${error.name}: ${oneLine(error.message)}` };
  // Nobody foresaw it: whoever mends it needs to know where it was.
  return { exitCode: exitCodes.failed, message: error.stack ?? String(error) };
}

/** Node's code and the names of an error, of its cause, and of those that a failed connection collects. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const { code } = error as NodeJS.ErrnoException;
  const inner = [error.cause, ...(error instanceof AggregateError ? (error.errors as unknown[]) : [])];
  return [...(code === undefined ? [] : [code]), error.name, ...inner.flatMap(codesOf)];
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
