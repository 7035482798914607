import { endpoint, Problem, taken } from '@bayon/publisher/http';
import type { createEndConnection } from '../connections/end-connection.ts';
import type { createConnections } from '../reads/connections.ts';
import type { createJobs } from '../reads/jobs.ts';
import type { createMarkable } from '../reads/markable.ts';
import type { createNotifications } from '../reads/notifications.ts';
import { routes } from '../routes.ts';
import { markNotifications } from './mark-notifications.ts';

export interface Means {
  readonly jobs: ReturnType<typeof createJobs>;
  readonly notifications: ReturnType<typeof createNotifications>;
  readonly markable: ReturnType<typeof createMarkable>;
  readonly connections: ReturnType<typeof createConnections>;
  readonly endConnection: ReturnType<typeof createEndConnection>;
}

/** What the user missed while no client was connected, what is going on now, and which devices are connected. */
export const endpoints = ({ jobs, notifications, markable, connections, endConnection }: Means) => [
  endpoint(routes.listJobs, async ({ userId, query: { limit, cursor } }) => ({
    status: 200,
    body: await jobs(userId, limit, cursor),
  })),
  endpoint(routes.listNotifications, async ({ userId, query }) => ({
    status: 200,
    body: await notifications(userId, query),
  })),
  markNotifications(markable),
  endpoint(routes.listConnections, async ({ userId }) => ({
    status: 200,
    body: await connections(userId),
  })),
  endpoint(routes.endConnection, async ({ userId, params: { id = '' } }) => {
    if (!(await endConnection(userId, id))) throw new Problem(404, 'You have no connection of that id.');
    return taken({ connectionId: id });
  }),
];
