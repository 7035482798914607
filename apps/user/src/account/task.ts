import type { DetailOf, ImmediateActionRequired } from '@bayon/event-contracts';
import type { Version } from './version.ts';

export type TaskStatus = 'open' | 'done';

type Demand = Pick<DetailOf<typeof ImmediateActionRequired>, 'alertType' | 'action' | 'priority'>;

/** What a user has to do. Its two halves may come in any order; without a demand there is nothing to show yet. */
export interface Task {
  readonly taskId: string;
  readonly demand?: Demand & { readonly from: Version };
  /** ISO 8601 UTC */
  readonly completedAt?: string;
}

export const statusOf = ({ completedAt }: Task): TaskStatus => (completedAt === undefined ? 'open' : 'done');
