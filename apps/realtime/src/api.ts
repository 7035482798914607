import { createDocumentClient } from '@bayon/publisher';
import { createApi } from '@bayon/publisher/http';
import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { endpoints } from './api/endpoints.ts';
import { environment } from './environment.ts';
import { logger, metrics } from './observe.ts';
import { createJobs } from './reads/jobs.ts';
import { createNotifications } from './reads/notifications.ts';
import { description } from './routes.ts';

const table = { client: createDocumentClient(), table: environment.TABLE };

const answer = createApi(endpoints(createJobs(table), createNotifications(table)), {
  report: (error, routeKey) => {
    logger.error('request failed', { routeKey, error });
  },
  description,
});

/** The HTTP API: what a client reads when it (re)connects. */
export const handler = middy<APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2>()
  .use(observed(logger, metrics))
  .handler((event) => answer(event));
