import type { AuditFinding } from '@bayon/event-contracts';
import { newestOf, type Version } from './version.ts';

/** An audit that was completed. */
export interface StoredAudit {
  readonly userId: string;
  readonly auditId: string;
  readonly auditType: string;
  readonly score: number;
  readonly findings: readonly AuditFinding[];
  readonly findingsTotal: number;
  readonly completedAt: string;
}

export interface Score extends Version {
  readonly score: number;
}

/** How a user's audits stand: the scores of the last of them, newest first, and where they are going. */
export interface AuditStanding {
  readonly scores: readonly Score[];
  readonly trend: AuditTrend;
}

export type AuditTrend = 'improving' | 'declining' | 'stable';

/** So many scores make a trend. */
const remembered = 5;

/** The standing after one more audit, whenever it arrives. */
export function withScore(standing: AuditStanding | undefined, score: Score): AuditStanding {
  const scores = newestOf([...(standing?.scores ?? []), score], remembered);
  return { scores, trend: trendOf(scores) };
}

/** The newest score against the mean of the others: more than two points are a direction. */
function trendOf([newest, ...others]: readonly Score[]): AuditTrend {
  if (!newest || others.length === 0) return 'stable';
  const change = newest.score - others.reduce((sum, { score }) => sum + score, 0) / others.length;
  return change > 2 ? 'improving' : change < -2 ? 'declining' : 'stable';
}
