import type { Output } from '../output.ts';
import type { Comparison, UnequalItem } from './compare-copies.ts';
import type { LeftOut } from './copy-table.ts';
import type { Scratch } from './scratch.ts';
import type { SettledAgain } from './settle-again.ts';

/** What came of a rebuild. */
export interface Rebuilt {
  readonly service: string;
  readonly stage: string;
  /** `rebuilt` where it was kept. */
  readonly table: { readonly live: string; readonly rebuilt?: string };
  readonly window: { readonly from: Date; readonly to: Date };
  /** The archive has forgotten what came before the window, and the table was there then. */
  readonly isOlderThanArchive: boolean;
  /** Events that break their contracts. */
  readonly rejected: number;
  readonly settled: SettledAgain;
  readonly leftOut: LeftOut;
  readonly comparison: Comparison;
  readonly counts: ReturnType<Scratch['counts']>;
  /** Settled in the live table, and not in the archive: before the window, or in it. */
  readonly withoutEvent: ReturnType<Scratch['recordsWithoutEvent']>;
}

/** Nothing differs, and nothing was missed or failed. */
export const isEqual = ({ comparison, settled, counts }: Rebuilt): boolean =>
  comparison.unequal === 0 && settled.failed === 0 && counts.missed === 0;

/** What limits what the comparison says. */
export function caveatsOf(rebuilt: Rebuilt): readonly string[] {
  const { isOlderThanArchive, window, withoutEvent, comparison, counts } = rebuilt;
  const older = withoutEvent.before > 0 || isOlderThanArchive;
  return [
    ...(older
      ? [
          `The table is older than ${window.from.toISOString()}, where the events begin (${withoutEvent.before} were settled before): what came of earlier ones shows as a difference.`,
        ]
      : []),
    ...(withoutEvent.since > 0
      ? [
          `${withoutEvent.since} events were settled and are not in the archive (yet: AWS takes up to ten minutes): what came of them shows as a difference.`,
        ]
      : []),
    ...(comparison.changedMeanwhile > 0
      ? [`${comparison.changedMeanwhile} items changed while they were compared, and are left out.`]
      : []),
    ...(counts.later > 0
      ? [`${counts.later} items changed after the end of the window, and are left out.`]
      : []),
  ];
}

/** The answer to a program. @param withValues values too, not only their paths */
export const rebuiltAnswer = (rebuilt: Rebuilt, withValues: boolean) => ({
  equal: isEqual(rebuilt),
  service: rebuilt.service,
  stage: rebuilt.stage,
  table: rebuilt.table,
  from: rebuilt.window.from.toISOString(),
  to: rebuilt.window.to.toISOString(),
  events: {
    archived: rebuilt.counts.events,
    rejected: rebuilt.rejected,
    settled: rebuilt.settled.settled,
    missed: rebuilt.counts.missed,
    failed: rebuilt.settled.failed,
    notArchived: rebuilt.withoutEvent,
  },
  items: {
    live: rebuilt.counts.live,
    rebuilt: rebuilt.counts.rebuilt,
    unequal: rebuilt.comparison.unequal,
    changedMeanwhile: rebuilt.comparison.changedMeanwhile,
    changedLater: rebuilt.counts.later,
    expired: rebuilt.leftOut.expired,
    notOfEvents: rebuilt.leftOut.notOfEvents,
  },
  failures: rebuilt.settled.failures,
  differences: rebuilt.comparison.items.map(({ differences, ...item }) => ({
    ...item,
    paths: withValues ? differences : differences.map(({ path }) => path),
  })),
  caveats: caveatsOf(rebuilt),
});

/** The same to a person. */
export function rebuiltLines(
  rebuilt: Rebuilt,
  withValues: boolean,
  output: Pick<Output, 'paint'>,
): readonly string[] {
  const { counts, settled, comparison, rejected, table, window } = rebuilt;
  const { unequal, items } = comparison;
  return [
    isEqual(rebuilt)
      ? output.paint('green', `${table.live} is equal to what its events make of an empty table.`)
      : output.paint('red', `${table.live} is not what its events make of an empty table.`),
    `${window.from.toISOString()} to ${window.to.toISOString()}: ${counts.events} events, ${settled.settled} effects settled again, ${rejected} break their contracts.`,
    `${counts.live} items live, ${counts.rebuilt} rebuilt, ${unequal} unequal.`,
    ...(counts.missed > 0
      ? [
          `${counts.missed} events were never settled by ${rebuilt.service}: a replay would settle those that can be.`,
        ]
      : []),
    ...settled.failures.map(({ event, error }) => `failed: ${event}: ${error}`),
    ...items.flatMap((item) => itemLines(item, withValues, output)),
    ...(unequal > items.length ? [`and ${unequal - items.length} more`] : []),
    ...caveatsOf(rebuilt).map((caveat) => output.paint('yellow', caveat)),
  ];
}

const itemLines = (
  { kind, pk, sk, differences }: UnequalItem,
  withValues: boolean,
  output: Pick<Output, 'paint'>,
): readonly string[] => [
  `${output.paint('bold', kind.padEnd(12))}  ${pk}  ${sk}`,
  ...differences.map(({ path, live, rebuilt }) =>
    withValues ? `    ${path}: live ${shown(live)}, rebuilt ${shown(rebuilt)}` : `    ${path}`,
  ),
];

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
