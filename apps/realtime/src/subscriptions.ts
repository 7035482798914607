import {
  JobProgressUpdate,
  PreferencesChanged,
  RealTimeNotification,
  SubscriptionChanged,
} from '@bayon/event-contracts';

/** What is brought to users' connections. */
export const delivers = [RealTimeNotification, JobProgressUpdate] as const;

/** What decides how: muting, and how many connections there may be. */
export const learns = [PreferencesChanged, SubscriptionChanged] as const;

/** What the inbox takes off the bus. The rules on the bus follow from it. */
export const consumes = [...delivers, ...learns] as const;
