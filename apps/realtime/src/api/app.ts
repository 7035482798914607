import { type Context, Hono } from 'hono';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { createJobs } from '../reads/jobs.ts';
import type { createNotifications } from '../reads/notifications.ts';
import { routes } from '../routes.ts';
import { jobsParameters, notificationsParameters, readParameters } from './parameters.ts';
import { problem } from './problem.ts';

/** What `hono/aws-lambda` hands on of an invocation. */
export interface Bindings {
  readonly event: APIGatewayProxyEventV2WithJWTAuthorizer;
}

type Request = Context<{ Bindings: Bindings }>;

/** The subject of the token that API Gateway's JWT authorizer has checked: everybody reads their own. */
const userOf = ({ env }: Request): string | undefined => {
  const subject = env.event.requestContext.authorizer.jwt.claims['sub'];
  return typeof subject === 'string' ? subject : undefined;
};

const invalid = (errors: NonNullable<Parameters<typeof problem>[2]>['errors']) =>
  problem(400, 'Bad Request', { detail: 'Some parameters cannot be used.', ...(errors && { errors }) });
const unauthorized = () => problem(401, 'Unauthorized', { detail: 'The token names no subject.' });

/** What the user missed while no client was connected, and what is going on now. */
export function createApi(options: {
  readonly jobs: ReturnType<typeof createJobs>;
  readonly notifications: ReturnType<typeof createNotifications>;
  /** Told of what went wrong on our side. */
  readonly failed: (error: Error) => void;
}) {
  const { jobs, notifications, failed } = options;
  const api = new Hono<{ Bindings: Bindings }>();

  api.get(routes.jobs.path, async (request) => {
    const userId = userOf(request);
    if (userId === undefined) return unauthorized();
    const read = readParameters(jobsParameters, request.req.queries());
    if ('invalid' in read) return invalid(read.invalid);
    return request.json(await jobs(userId, read.parameters.limit, read.parameters.cursor));
  });

  api.get(routes.notifications.path, async (request) => {
    const userId = userOf(request);
    if (userId === undefined) return unauthorized();
    const read = readParameters(notificationsParameters, request.req.queries());
    if ('invalid' in read) return invalid(read.invalid);
    return request.json(await notifications(userId, read.parameters.limit, read.parameters.after));
  });

  for (const { path, method } of Object.values(routes)) {
    api.all(path, () => problem(405, 'Method Not Allowed', {}, { allow: method }));
  }
  api.notFound(() => problem(404, 'Not Found'));
  api.onError((error) => {
    failed(error);
    return problem(500, 'Internal Server Error');
  });
  return api;
}
