/** The command line is wrong; the message says what. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The operation could not be done; the message names what is wrong and where. Exit code 1. */
export class OperationFailed extends Error {
  override readonly name = 'OperationFailed';
}

/** SIGINT or SIGTERM. The reason of `context.signal`. Exit code 130. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Nobody reads our output any more (`| head`). The reason of `context.signal`. Exit code 0. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}
