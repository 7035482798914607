import {
  catalogue,
  type EventContract,
  JobProgressUpdate,
  NotificationDigestDue,
  NotificationsMarked,
  RealTimeNotification,
} from '@bayon/event-contracts';

/** Somebody who is to settle an event. */
export interface Expected {
  /** As the contract names it: `studio generator`. */
  readonly consumer: string;
  /** Realtime settles an event for each user whom it tells. */
  readonly recipient?: string;
  /** Under which the settled record stands. */
  readonly scope: string;
  /** `studio`: in whose table. */
  readonly service: string;
}

/** What of an event says who is to settle it. */
export interface Addressed {
  readonly source: string;
  readonly detailType: string;
  readonly userIds: readonly string[];
}

const contracts: readonly EventContract[] = catalogue;

/** What realtime delivers, to each user by itself; from the rest it only learns. */
const delivered: readonly string[] = [
  RealTimeNotification,
  JobProgressUpdate,
  NotificationsMarked,
  NotificationDigestDue,
].map(({ detailType }) => detailType);

/** Who settles an event, by its contract. Nobody does with an event that has none. */
export function consumersOf({ source, detailType, userIds }: Addressed): readonly Expected[] {
  const contract = contracts.find(
    (candidate) =>
      candidate.detailType === detailType && candidate.sources.some((allowed) => allowed === source),
  );
  return (contract?.consumers ?? []).flatMap((consumer): readonly Expected[] => {
    const [service = consumer] = consumer.split(' ');
    if (consumer === 'realtime' && delivered.includes(detailType))
      return userIds.map((recipient) => ({ consumer, recipient, scope: `realtime#${recipient}`, service }));
    // Of progress a service takes its own jobs' only: `OwnJobProgress` in its subscriptions.
    const isOthers = detailType === JobProgressUpdate.detailType && source !== `bayon.coagent.${service}`;
    return isOthers ? [] : [{ consumer, scope: consumer, service }];
  });
}

/** The table of a service. */
export const tableOf = (service: string, stage: string): string => `bayon-${service}-${stage}`;
