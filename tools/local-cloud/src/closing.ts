import type { Log } from './ports.ts';

/** What is to be ended, in the reverse of the order in which it began. */
export interface Closing {
  add(name: string, close: () => Promise<void> | void): void;
  /** Ends everything once, whatever fails in between is logged. Later calls wait for the first. */
  close(): Promise<void>;
}

export function createClosing(log: Log): Closing {
  const open: { name: string; close: () => Promise<void> | void }[] = [];
  let closed: Promise<void> | undefined;

  const closeAll = async (): Promise<void> => {
    for (const { name, close } of open.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        log.error(`${name} did not end as it should`, { error });
      }
    }
  };
  return {
    add: (name, close) => void open.push({ name, close }),
    close: () => (closed ??= closeAll()),
  };
}
