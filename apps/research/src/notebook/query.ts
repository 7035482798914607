import type { DetailOf, ResearchQueryCompleted } from '@bayon/event-contracts';
import type { Version } from './version.ts';

type Completed = DetailOf<typeof ResearchQueryCompleted>;

/** A question, and its answer once there is one. Either half may arrive first. */
export interface Query {
  readonly queryId: string;
  readonly query: string;
  /** ISO 8601 UTC: the first that was heard of it. */
  readonly createdAt: string;
  readonly jobId?: string;
  readonly answer?: Answer;
}

export interface Answer {
  readonly results: Completed['results'];
  readonly sources: Completed['sources'];
  /** The newest completion stays. */
  readonly from: Version;
}
