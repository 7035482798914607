/**
 * Holds back what comes until nothing more has come for a while, and then lets all of it go at once.
 *
 * A local answer may be back before the next call of the same turn has left, and calls that run at once would look as
 * if they waited for each other. Held so, a call that follows another is one that needed its answer.
 */
export function createTogether(quietMs: number): () => Promise<void> {
  let waiting: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  const letGo = (): void => {
    const all = waiting;
    waiting = [];
    for (const go of all) go();
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      clearTimeout(timer);
      timer = setTimeout(letGo, quietMs);
    });
}
