/** The name of the event's rule on the bus would be too long. */
export class NameTooLong extends Error {
  override readonly name = 'NameTooLong';
}

/**
 * EventBridge takes at most 64 characters for a rule's name, and `inbox` of the publisher library puts the service, the
 * stage and the event into it. Told here, before it is told at deployment.
 *
 * @throws NameTooLong
 */
export function assertRuleName(consumer: string, event: string): void {
  const name = `bayon-${consumer}-production-${event}`;
  if (name.length <= 64) return;
  throw new NameTooLong(
    `${event} is ${name.length - 64} characters too long: its rule on the bus, ${name}, may have 64.`,
  );
}
