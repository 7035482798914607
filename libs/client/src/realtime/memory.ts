import type { Position } from './sequence.ts';

/** Where a client remembers how far it is, across reloads. `localStorage` is one. */
export interface Storage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export interface Memory {
  load(): Position | undefined;
  /** Never goes back within one log: a slower tab does not undo a faster one. */
  save(position: Position): void;
}

/** @param key of one user of one origin */
export function createMemory(storage: Storage | undefined, key: string): Memory {
  const load = (): Position | undefined => {
    try {
      const { log, seq } = JSON.parse(storage?.getItem(key) ?? 'null') as Position;
      return typeof log === 'string' && Number.isInteger(seq) && seq >= 0 ? { log, seq } : undefined;
    } catch {
      // Nothing is remembered, or nothing that can be read.
      return undefined;
    }
  };
  return {
    load,
    save(position) {
      const known = load();
      if (known?.log === position.log && known.seq >= position.seq) return;
      try {
        storage?.setItem(key, JSON.stringify(position));
      } catch {
        // A full or forbidden storage costs the memory of a reload, nothing else.
      }
    },
  };
}
