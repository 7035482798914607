/** The earlier implementation of the same architecture: its processors, measured in the same way. */
export interface Baseline {
  readonly calls: number;
  readonly sequential: number;
  /** What a second delivery does. */
  readonly second: string;
  /** The figures are of this variant alone. */
  readonly variant?: string;
}

export const baseline: Readonly<Record<string, Baseline>> = {
  'Content Generated': {
    calls: 5,
    sequential: 5,
    second: 'counters double, 3 events again',
    variant: 'blog-post',
  },
  'Content Published': { calls: 3, sequential: 3, second: 'counters double' },
  'Profile Updated': { calls: 4, sequential: 4, second: '3 events again' },
  'Competitor Discovered': { calls: 4, sequential: 4, second: 'counters double' },
  'Ranking Changed': { calls: 4, sequential: 4, second: 'a second history row' },
  'Research Query Completed': { calls: 5, sequential: 5, second: 'counters double' },
  'Report Generated': { calls: 4, sequential: 4, second: 'counters double' },
  'Trend Detected': {
    calls: 31,
    sequential: 7,
    second: 'counters double, 26 events again',
    variant: '25 users',
  },
  'Price Change Detected': {
    calls: 5,
    sequential: 5,
    second: 'only 10 of 25 are told at all',
    variant: '25 users',
  },
  'Alert Triggered': { calls: 4, sequential: 4, second: 'a second alert', variant: 'critical' },
  'Usage Updated': { calls: 5, sequential: 5, second: 'counters double' },
  'Real-time Notification': { calls: 4, sequential: 2, second: 'sent twice', variant: '1 user' },
};

/** Of every processor alike: KiB minified with the SDK, and milliseconds to load. */
export const baselineBundle = { kib: 640, loadMs: 140 };
