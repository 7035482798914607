export { BayonProvider, useClient } from './context.ts';
export { useConnection, useJob, useNotifications, useUnread } from './hooks.ts';
