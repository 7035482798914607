/** Something did not become so in time; the message says what, and what was seen last. */
export class NotInTime extends Error {
  override readonly name = 'NotInTime';
}

/**
 * How long anything may take here. Milliseconds. Generous: it is spent only where something is broken, and where a killed
 * function held messages, which an inbox hides for six times its timeout (120 s).
 */
export const patience = 180_000;

/** Looks again and again until there is something to return. @throws NotInTime with the last error of `look` as cause */
export async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + patience;
  let cause: unknown;
  do {
    try {
      const seen = await look();
      if (seen !== undefined) return seen;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  } while (Date.now() < deadline);
  throw new NotInTime(`${what}: not within ${patience} ms`, { cause });
}

/** Waits for a promise no longer than anything may take. @throws NotInTime */
export async function inTime<T>(what: string, promise: Promise<T>, described = () => ''): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new NotInTime(`${what}: not within ${patience} ms. ${described()}`));
  }, patience);
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
