/** The routes of the HTTP API: deployed one by one by `serverless.ts`, served by `api.ts`. */
export const routes = {
  jobs: { method: 'GET', path: '/realtime/jobs' },
  notifications: { method: 'GET', path: '/realtime/notifications' },
} as const;
