import {
  JobProgressUpdate,
  NotificationDigestDue,
  NotificationsMarked,
  PreferencesChanged,
  RealTimeNotification,
  SubscriptionChanged,
} from '@bayon/event-contracts';

/** What users' connections are told of. */
export const delivers = [
  RealTimeNotification,
  JobProgressUpdate,
  NotificationsMarked,
  NotificationDigestDue,
] as const;

/** What decides how: what the user wishes, and how many connections there may be. */
export const learns = [PreferencesChanged, SubscriptionChanged] as const;

/** What the inbox takes off the bus. The rules on the bus follow from it. */
export const consumes = [...delivers, ...learns] as const;
