import { JobProgressUpdate, PreferencesChanged, RealTimeNotification } from '@bayon/event-contracts';
import type { Step } from '../arrival.ts';
import { type Story, told } from '../story.ts';

const userId = 'ada';
const notified = (id: string, minute: number) =>
  told(RealTimeNotification, id, minute, { userId, type: 'welcome', message: id });

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
    name: 'a type is muted and allowed again',
    steps: ['trend_alert', 'market_alert', 'welcome'].map((type, place) =>
      told(PreferencesChanged, type, place + 1, {
        userId,
        preferences: { mutedNotifications: [type as 'welcome'] },
      }),
    ),
  },
];
