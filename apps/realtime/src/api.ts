import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { createDocumentClient } from '@bayon/publisher';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createApi } from './api/app.ts';
import { serve } from './api/lambda.ts';
import { environment } from './environment.ts';
import { logger } from './observe.ts';
import { traced } from './traced.ts';
import { createJobs } from './reads/jobs.ts';
import { createNotifications } from './reads/notifications.ts';

const table = { client: createDocumentClient(), table: environment.TABLE_NAME };

export const api = createApi({
  jobs: createJobs(table),
  notifications: createNotifications(table),
  failed: (error) => logger.error('request failed', error),
});

/** The HTTP API: what a client reads when it (re)connects. */
export const handler = middy<APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2>()
  .use(traced())
  .use(injectLambdaContext(logger))
  .handler(serve(api));
