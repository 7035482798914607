import {
  JobProgressUpdate,
  NotificationDigestDue,
  NotificationsMarked,
  PreferencesChanged,
  RealTimeNotification,
} from '@bayon/event-contracts';
import { at } from '../../packaged/times.ts';
import type { Step } from '../arrival.ts';
import { type Story, told } from '../story.ts';

const userId = 'ada';
const notified = (id: string, minute: number) =>
  told(RealTimeNotification, id, minute, { userId, type: 'welcome', message: id });

const marked = (id: string, minute: number, mark: 'read' | 'unread' | 'archived') =>
  told(NotificationsMarked, id, minute, { userId, mark, log: 'one', upTo: 1 });
/** The minute at which an hour begins. */
const fullHour = 60 - new Date(at(0)).getUTCMinutes();
const nextHour = at(fullHour + 60);

const namesOf = (order: readonly Step[]) =>
  order.map((step) => ('comes' in step ? `+${step.comes}` : 'goes' in step ? `-${step.goes}` : step.id));

/** A connection goes after it came. */
const goesFirst = (order: readonly Step[]): boolean => {
  const names = namesOf(order);
  return names.some(
    (name, place) => name.startsWith('-') && !names.slice(0, place).includes(`+${name.slice(1)}`),
  );
};

export const realtimeStories: readonly Story[] = [
  {
    name: 'connections come and go while a user is told of things',
    steps: [
      { comes: 'phone', userId },
      notified('one', 1),
      { goes: 'phone', userId },
      notified('two', 2),
      told(JobProgressUpdate, 'half', 3, { userId, jobId: 'j-1', progress: 50, status: 'processing' }),
    ],
    impossible: goesFirst,
  },
  {
    name: 'a user marks notifications on two devices at once',
    // Nobody marks what is not there.
    before: [notified('one', 1)],
    steps: [marked('laptop', 2, 'read'), marked('phone', 3, 'archived'), marked('laptop-again', 4, 'unread')],
  },
  {
    name: 'what a user wants in a digest comes in one',
    before: [
      told(PreferencesChanged, 'wish', 0, {
        userId,
        preferences: { channels: { welcome: 'digest' }, digestAt: 'hourly' },
      }),
    ],
    steps: [
      notified('one', fullHour + 1),
      notified('two', fullHour + 2),
      told(NotificationDigestDue, 'due', fullHour + 60, {
        userId,
        digestKey: nextHour,
        window: { from: nextHour, to: nextHour },
      }),
    ],
    // What comes after its digest comes in another.
    impossible: (order) => order.length > 0 && namesOf(order).at(-1) !== 'due',
  },
  {
    name: 'a type is muted and allowed again',
    steps: ['trend_alert', 'market_alert', 'welcome'].map((type, place) =>
      told(PreferencesChanged, type, place + 1, {
        userId,
        preferences: { mutedNotifications: [type as 'welcome'] },
      }),
    ),
  },
];
