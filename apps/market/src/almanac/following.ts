import type { AlertRule } from '@bayon/event-contracts';
import { type Held, valueAt } from '@bayon/publisher/rule';
import type { Version } from './version.ts';

/** That a user tracks an area, or no longer does: kept a while, so that a late word does not undo a newer one. */
export interface Tracking {
  readonly area: string;
  readonly marketArea: string;
  readonly tracking: boolean;
  readonly from: Version;
}

/** One of those who track an area, or did: what happens there concerns who tracked it then. */
export interface Tracker {
  readonly userId: string;
  /** Absent in what was stored before words were remembered: then they track it. */
  readonly tracking?: Held<boolean>;
  /** Who tells them of the trends that were there before a late word: the audience's chunk, or the word itself. */
  readonly toldBy?: Readonly<Record<string, Teller>>;
}

export type Teller = 'audience' | 'word';

/** Whether somebody tracked the area at a moment (ISO 8601 UTC), as far as it is known by now. */
export const trackedAt = ({ tracking }: Tracker, moment: string): boolean =>
  tracking === undefined || valueAt(tracking, moment) === true;

/** A user's alert rule. Without `rule` it was removed: kept a while, for the same reason. */
export interface UserAlertRule {
  readonly ruleId: string;
  readonly rule?: AlertRule;
  readonly from: Version;
}

/** The same rule among those of its area, with how it stood when it was last compared. */
export interface AreaAlertRule {
  readonly userId: string;
  readonly ruleId: string;
  /** Absent in what is left of a rule that was removed while it was compared. */
  readonly rule?: AlertRule;
  /** Whether it held. It triggers when it comes to hold. */
  readonly held?: boolean;
  /** Of the evaluation that said so. */
  readonly heldAsOf?: string;
}

/** What a user prefers, as far as it concerns us. */
export interface Preferences {
  /** IANA */
  readonly timeZone: string;
  readonly from: Version;
}

/** What a user's plan is. */
export interface Access {
  readonly plan: 'free' | 'pro' | 'enterprise';
  readonly from: Version;
}

/** How many areas a user may track, and how many alert rules they may have, by plan. */
export const allowanceOf: Readonly<Record<Access['plan'], number>> = { free: 20, pro: 100, enterprise: 500 };

/** Days that what was removed is remembered: as long as events may come late, the archive's in production. */
export const rememberedDays = 90;
