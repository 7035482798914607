import type { Target } from './model.ts';

/**
 * Deliveries wait in lanes: one for each target, so that a slow function does not hold up a queue, and one for each
 * target of each replay, so that a replay does not hold up what is new. No ARN and no replay's name has a space.
 */
export const laneFor = ({ Arn }: Target, replay?: string) =>
  replay === undefined ? Arn : `${Arn} ${replay}`;

/** The name of the replay whose lane it is. */
export const replayOf = (lane: string): string | undefined => lane.split(' ')[1];
