import type { Output } from '../output.ts';
import { type Archive, heldSince } from './archive.ts';
import { detailTypesOf } from './bus-rule.ts';
import type { Counts } from './count-events.ts';
import type { ReplayPlan } from './replay-plan.ts';

/** What a dry run says to a program. */
export const planAnswer = (plan: ReplayPlan, archive: Archive, counts: Counts | undefined) => ({
  dryRun: true,
  name: plan.name,
  from: plan.from.toISOString(),
  to: plan.to.toISOString(),
  archive: {
    name: archive.name,
    state: archive.state,
    events: archive.eventCount,
    bytes: archive.sizeBytes,
    retentionDays: archive.retentionDays,
    heldSince: heldSince(archive, new Date()).toISOString(),
  },
  rules: plan.rules.map(({ name, service, pattern }) => ({
    name,
    service,
    detailTypes: detailTypesOf(pattern) ?? null,
    ...(counts && { events: counts.byRule.get(name) ?? 0 }),
  })),
  temporaryRules: plan.standIns.map(({ name }) => name),
  ...(counts && { eventsLookedAt: counts.seen, moreEvents: counts.more }),
});

/** The same to a person. */
export function planLines(
  plan: ReplayPlan,
  archive: Archive,
  counts: Counts | undefined,
  output: Pick<Output, 'paint'>,
): readonly string[] {
  const since = heldSince(archive, new Date());
  const countOf = (name: string) =>
    counts ? `${String(counts.byRule.get(name) ?? 0).padStart(6)}${counts.more ? '+' : ' '} ` : '';
  return [
    `${output.paint('bold', `Would replay ${plan.from.toISOString()} to ${plan.to.toISOString()}`)} as ${plan.name}`,
    `from ${archive.name}: ${archive.state}, ${archive.eventCount} events in all, back to ${since.toISOString()}`,
    ...(plan.from < since
      ? [output.paint('yellow', `Nothing from before ${since.toISOString()} is held.`)]
      : []),
    `to ${plan.rules.length} rules${counts ? ', about so many events each' : ''}:`,
    ...plan.rules.map(
      ({ name, pattern }) => `  ${countOf(name)}${name}  ${(detailTypesOf(pattern) ?? ['any']).join(', ')}`,
    ),
    ...(plan.standIns.length > 0 ? [`by ${plan.standIns.length} temporary rules, removed at the end`] : []),
    ...(counts?.more ? [`More events than the ${counts.seen} that were counted.`] : []),
    ...(counts ? [] : ['There is no audit trail to count the events of this time by.']),
  ];
}
