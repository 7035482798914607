/** What was asked for cannot be done as it was asked. Exit code 2; the message is all that a person sees. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A stack did not come to where it should. Exit code 1. */
export class StackFailed extends Error {
  override readonly name = 'StackFailed';
}

/** Something that has to be there before anything is tried is not: credentials, Python. Exit code 3. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
}

/** An effect that should be there is not. */
export class SmokeFailed extends Error {
  override readonly name = 'SmokeFailed';
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
