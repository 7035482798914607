import { endpoint } from '@bayon/publisher/http';
import type { createJobs } from '../reads/jobs.ts';
import type { createNotifications } from '../reads/notifications.ts';
import { routes } from '../routes.ts';

/** What the user missed while no client was connected, and what is going on now. */
export const endpoints = (
  jobs: ReturnType<typeof createJobs>,
  notifications: ReturnType<typeof createNotifications>,
) => [
  endpoint(routes.listJobs, async ({ userId, query: { limit, cursor } }) => ({
    status: 200,
    body: await jobs(userId, limit, cursor),
  })),
  endpoint(routes.listNotifications, async ({ userId, query: { limit, after } }) => ({
    status: 200,
    body: await notifications(userId, limit, after),
  })),
];
