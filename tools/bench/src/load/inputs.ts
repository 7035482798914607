import { randomUUID } from 'node:crypto';
import { ContentGenerated, ContentPublished } from '@bayon/event-contracts';
import { freshId } from '../cloud/bus.ts';
import { notificationFor } from '../cloud/notification.ts';
import type { Stage } from '../cloud/with-cloud.ts';
import type { Phase } from './phases.ts';

/** What goes in from outside. */
export type InputKind = 'notification' | 'usage' | 'generated' | 'published';

/** Ten inputs as they come again and again: half of them notifications, three commands, a piece and its publication. */
const cycle: readonly InputKind[] = [
  'notification',
  'usage',
  'notification',
  'generated',
  'notification',
  'usage',
  'notification',
  'published',
  'usage',
  'notification',
];

/** An input that was taken. */
export interface Sent {
  readonly kind: InputKind;
  readonly phase: Phase | undefined;
  readonly userId: string;
  /** The id of its event. */
  readonly id: string;
  /** When it was due to be sent, whether or not the sender was late. Epoch milliseconds. */
  readonly at: number;
}

const epoch = (moment: number): number => performance.timeOrigin + moment;

/**
 * Sends inputs by the ways that there are: notifications and pieces of outside producers by PutEvents, commands of
 * users by HTTP.
 */
export function createInputs({ agents, bus }: Stage) {
  const sent: Sent[] = [];
  let count = 0;
  let piece = { userId: agents[0]?.user ?? '', contentId: '' };

  const ways: Readonly<Record<InputKind, (place: number) => Promise<Pick<Sent, 'userId' | 'id'>>>> = {
    async notification(place) {
      const userId = agentAt(place).user;
      const event = notificationFor(userId);
      await bus.publish([event]);
      return { userId, id: event.id };
    },
    async usage(place) {
      const agent = agentAt(place);
      const taken = await agent.client.post('/user/usage', { body: { usageType: 'aiImageEditing' } });
      return { userId: agent.user, id: (taken as { readonly usageId: string }).usageId };
    },
    async generated(place) {
      const userId = agentAt(place).user;
      piece = { userId, contentId: `content-${randomUUID()}` };
      const id = freshId('generated');
      const detail = { ...ContentGenerated.examples[0], jobId: undefined, ...piece };
      await bus.publish([{ detailType: ContentGenerated.detailType, id, detail }]);
      return { userId, id };
    },
    async published() {
      const { userId } = piece;
      const id = freshId('published');
      const detail = { ...ContentPublished.examples[0], publishedTo: ['website'], ...piece };
      await bus.publish([{ detailType: ContentPublished.detailType, id, detail }]);
      return { userId, id };
    },
  };

  /** Every user gets every kind: each round begins with the next user. */
  const agentAt = (place: number) => {
    const agent = agents[(place + Math.floor(place / cycle.length)) % agents.length];
    if (agent === undefined) throw new Error('there are no users');
    return agent;
  };

  return {
    sent: sent as readonly Sent[],
    /** Sends the next input. @param due `performance.now()` */
    async next(phase: Phase | undefined, due: number): Promise<void> {
      const place = count;
      count += 1;
      const kind = cycle[place % cycle.length] ?? 'notification';
      sent.push({ kind, phase, at: epoch(due), ...(await ways[kind](place)) });
    },
  };
}
