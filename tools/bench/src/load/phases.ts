/** How much, and for how long. */
export interface LoadSettings {
  /** Of steady load, burst and recovery together; what the inboxes need to drain comes on top. */
  readonly minutes: number;
  /** Inputs a second while the load is steady. */
  readonly rate: number;
}

export const defaultLoad: LoadSettings = { minutes: 4, rate: 4 };

export const phases = ['steady', 'burst', 'draining', 'recovered'] as const;
export type Phase = (typeof phases)[number];

/** A burst is so many times the steady load. */
export const burstFactor = 10;

/** What each phase takes of the minutes: two, one and one of four. In seconds. */
export const secondsOf = ({ minutes }: LoadSettings) => ({
  steady: minutes * 30,
  burst: minutes * 15,
  recovered: minutes * 15,
});
