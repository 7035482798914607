import type { Storage } from './memory.ts';

/** What the service takes for the name of a device. */
export const isDeviceName = (name: string): boolean => /^[\w-]{8,64}$/.test(name);

/**
 * What a device calls itself, so that its next connection takes the place of one that it lost: of its end the service
 * may hear nothing for minutes, and a user's places would be full of such.
 *
 * @param key of one user of one origin: nobody can tell by it that two users are on one device
 * @param fresh its name where none is kept yet, or nothing can be
 */
export function deviceName(storage: Storage | undefined, key: string, fresh: string): string {
  try {
    const kept = storage?.getItem(key) ?? '';
    if (isDeviceName(kept)) return kept;
    storage?.setItem(key, fresh);
  } catch {
    // A storage that is full or forbidden: another name after a reload.
  }
  return fresh;
}
