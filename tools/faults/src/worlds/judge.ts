import type { Resource } from '@bayon/local-cloud/parts';
import { nobodyIsToldOfATrendTwice, reportsAreSharedAsPreferred } from './verdicts/at-its-moment.ts';
import { listings, profiles, readingsAndAudits } from './verdicts/brand.ts';
import { everyCommandIsOneEvent, nothingWentWrong, onlyBrokenEventsAreDead } from './verdicts/delivery.ts';
import { everyJobHasEnded, nothingDueIsLeft } from './verdicts/jobs.ts';
import { areaDays, areaEvents, findings, tracking } from './verdicts/market.ts';
import { framesSayTheSame, logsAreWhole, noSlotIsLeft } from './verdicts/realtime.ts';
import {
  everyKnowledgeIsAsItWasLeft,
  everyQuestionAndReportIsThere,
  researchAnalytics,
  researchMonths,
} from './verdicts/research.ts';
import {
  everyCauseIsThere,
  everythingIsSettled,
  oneIdOneMeaning,
  whatIsStoredIsSaid,
} from './verdicts/settled.ts';
import {
  everyIdeaIsThere,
  everyPieceIsAsItWasLeft,
  studioAnalytics,
  studioMonths,
} from './verdicts/studio.ts';
import { tablesOf } from './verdicts/tables.ts';
import { theTrailIsTheLog } from './verdicts/trail.ts';
import { plansAreTheLastChosen, sharedCounters, usage } from './verdicts/user.ts';
import type { Verdict } from './verdicts/verdict.ts';
import type { EndedWorld } from './world.ts';

/** All that must hold in a world that has come to its end. */
const verdicts = {
  nothingWentWrong,
  everyCommandIsOneEvent,
  everythingIsSettled,
  whatIsStoredIsSaid,
  oneIdOneMeaning,
  everyCauseIsThere,
  onlyBrokenEventsAreDead,
  everyJobHasEnded,
  nothingDueIsLeft,
  studioAnalytics,
  studioMonths,
  everyPieceIsAsItWasLeft,
  everyIdeaIsThere,
  researchAnalytics,
  researchMonths,
  everyQuestionAndReportIsThere,
  everyKnowledgeIsAsItWasLeft,
  reportsAreSharedAsPreferred,
  nobodyIsToldOfATrendTwice,
  usage,
  sharedCounters,
  plansAreTheLastChosen,
  findings,
  areaEvents,
  areaDays,
  tracking,
  readingsAndAudits,
  profiles,
  listings,
  logsAreWhole,
  framesSayTheSame,
  noSlotIsLeft,
  theTrailIsTheLog,
} satisfies Record<string, Verdict>;

/** What is not as it must be, a line each. */
export function judge(world: EndedWorld, resources: readonly Resource[]): string[] {
  const tables = tablesOf(world.items, resources);
  return Object.entries<Verdict>(verdicts).flatMap(([name, verdict]) =>
    verdict(world, tables).map((line) => `${name}: ${line}`),
  );
}
