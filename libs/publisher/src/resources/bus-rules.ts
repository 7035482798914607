import { type EventContract, patternOf } from '@bayon/event-contracts';
import * as z from 'zod';

/** A rule on the bus. */
export interface BusRule {
  /** What it takes, in a word or two: the rule's name and logical id are made of it. */
  readonly name: string;
  readonly description: string;
  readonly pattern: Readonly<Record<string, unknown>>;
  /**
   * Whose its messages are in the queue: a JSON path into the event, or a text for all of them. The queue is fair among
   * these groups. A message without a group is alone in its own.
   */
  readonly group?: string;
}

/** The user whom an event concerns. An id is at most 128 visible ASCII characters, as a message group is. */
const user = '$.detail.userId';

/**
 * The rules that bring an event to a queue which is fair among users. What concerns one user is that user's; what
 * concerns nobody in particular (an area's prices, a notification to two hundred) is of its own kind, so that a flood
 * of it delays no user.
 *
 * AWS does not say what becomes of an event that has nothing at a target's path. So an event that may name one user or
 * several has two rules, and each event matches one of them.
 */
export function busRulesOf(contract: EventContract, service: string): readonly BusRule[] {
  const { detailType } = contract;
  const pattern = { ...patternOf(contract) };
  const description = `${detailType} to ${service}`;
  const kind = kebab(detailType);
  const { properties = {}, required = [] } = z.toJSONSchema(contract.detail, {
    io: 'input',
    unrepresentable: 'any',
  });
  if (required.includes('userId')) return [{ name: detailType, description, pattern, group: user }];
  if (!('userIds' in properties)) return [{ name: detailType, description, pattern, group: kind }];
  const where = (exists: boolean) => ({ ...pattern, detail: { userId: [{ exists }] } });
  return [
    { name: detailType, description, pattern: where(true), group: user },
    {
      name: `${detailType} To Many`,
      description: `${detailType} for several users to ${service}`,
      pattern: where(false),
      group: kind,
    },
  ];
}

const words = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[^A-Za-z0-9]+/);

/** `Real-time Notification` → `real-time-notification` */
export const kebab = (name: string) => words(name).join('-').toLowerCase();

/** `Real-time Notification` → `RealTimeNotification` */
export const pascal = (name: string) =>
  words(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
