export { BayonProvider, useClient } from './context.ts';
export { useConnection, useJob, useJobs, useNotifications, useUnread } from './hooks.ts';
