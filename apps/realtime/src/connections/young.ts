import type { Slot } from '../items.ts';

/** How long a connection may take to be established, in milliseconds. Until then `@connections` does not know it. */
const youngMilliseconds = 10_000;

/** Whether a connection may not be established yet: that it cannot be reached does not mean that it is gone. */
export const isYoung = ({ connectedAt }: Pick<Slot, 'connectedAt'>, now: Date): boolean =>
  now.getTime() - Date.parse(connectedAt) < youngMilliseconds;
