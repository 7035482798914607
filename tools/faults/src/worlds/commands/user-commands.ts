import { notificationTypes, plans } from '@bayon/event-contracts';
import { channels, type CommandKind } from './draw.ts';

export const userCommands: readonly CommandKind[] = [
  {
    ...{ kind: 'preferences', weight: 2, stack: 'user', routeKey: 'PUT /user/preferences' },
    causes: 'Preferences Changed',
    request: (draw) => ({
      body: {
        mutedNotifications: draw.chance(0.5, 'mute')
          ? draw.someOf(notificationTypes, 'type').slice(0, 2)
          : [],
        autoShareReports: draw.chance(0.5, 'share'),
        shareChannels: draw.someOf(channels, 'channel'),
      },
    }),
  },
  {
    ...{ kind: 'plan', weight: 2, stack: 'user', routeKey: 'PUT /user/subscription' },
    causes: 'Subscription Changed',
    request: (draw) => ({ body: { plan: draw.oneOf(plans, 'plan') } }),
  },
  {
    ...{ kind: 'usage', weight: 2, stack: 'user', routeKey: 'POST /user/usage' },
    causes: 'Usage Updated',
    request: (draw) => ({ body: { usageType: 'aiImageEditing', amount: 1 + draw.below(4, 'amount') } }),
  },
];

/** Sent once by each user who registers. */
export const registration: CommandKind = {
  ...{ kind: 'register', weight: 1, stack: 'user', routeKey: 'POST /users' },
  causes: 'User Registered',
  request: (draw) => ({
    body: {
      email: 'agent@example.com',
      registrationMethod: draw.oneOf(['email', 'google'], 'method'),
      ...(draw.chance(0.5, 'referred') && { referralSource: draw.oneOf(['broker', 'friend'], 'by') }),
    },
  }),
};
