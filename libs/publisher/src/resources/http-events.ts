import type { ApiDescription } from '../http/open-api.ts';
import type { Route } from '../http/route.ts';
import { userAuthorizer } from './service-app.ts';

/** The `httpApi` events of a function that serves an API: each route behind the authorizer, its description to anybody. */
export const httpEvents = (
  routes: Readonly<Record<string, Pick<Route, 'method' | 'path'>>>,
  description: ApiDescription,
) => [
  ...Object.values(routes).map(({ method, path }) => ({
    httpApi: { method, path, authorizer: { name: userAuthorizer } },
  })),
  { httpApi: { method: 'GET', path: description.path } },
];
