import {
  DescribeArchiveCommand,
  type EventBridgeClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-eventbridge';

/** What a stage's archive says of itself. */
export interface Archive {
  readonly name: string;
  readonly arn: string;
  readonly busArn: string;
  readonly state: string;
  /** Why, where the state is one of failure. */
  readonly reason?: string;
  /** Days; 0 is for ever. */
  readonly retentionDays: number;
  readonly eventCount: number;
  readonly sizeBytes: number;
  readonly createdAt: Date | undefined;
}

/** Undefined where there is no such archive. */
export async function readArchive(events: EventBridgeClient, name: string): Promise<Archive | undefined> {
  try {
    const found = await events.send(new DescribeArchiveCommand({ ArchiveName: name }));
    const { ArchiveArn, EventSourceArn = '', State = '', StateReason } = found;
    return {
      name,
      // DescribeArchive's answer has the ARN since 2020; an archive lies in the bus's own account and region.
      arn: ArchiveArn ?? EventSourceArn.replace(/:event-bus\/.*$/, `:archive/${name}`),
      busArn: EventSourceArn,
      state: State,
      ...(StateReason !== undefined && { reason: StateReason }),
      retentionDays: found.RetentionDays ?? 0,
      eventCount: found.EventCount ?? 0,
      sizeBytes: found.SizeBytes ?? 0,
      createdAt: found.CreationTime,
    };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** The whole second of a moment: the times of events are whole seconds, and one of the same second must not count as earlier. */
export const wholeSecond = (moment: Date): Date => new Date(Math.floor(moment.getTime() / 1_000) * 1_000);

/** The oldest moment of which an archive may still hold events. */
export const heldSince = ({ createdAt, retentionDays }: Archive, now: Date): Date => {
  const kept = retentionDays === 0 ? 0 : now.getTime() - retentionDays * 86_400_000;
  return wholeSecond(new Date(Math.max(createdAt?.getTime() ?? 0, kept)));
};
