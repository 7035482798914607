const calls = new WeakMap<object, string>();

/**
 * A logger for SDK clients that remembers of each error which call it was the answer to: the errors themselves do not
 * say. What goes well is not its business.
 */
export const rememberingLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (entry: unknown) => {
    const { clientName, commandName, error } = entry as Readonly<Record<string, unknown>>;
    if (typeof error !== 'object' || error === null) return;
    calls.set(
      error,
      [clientName, commandName].map((name) => String(name).replace(/(Client|Command)$/, '')).join(' '),
    );
  },
};

/** `SQS ReceiveMessage`, where an error came from AWS or from the way there. */
export const failedCall = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null ? calls.get(error) : undefined;
