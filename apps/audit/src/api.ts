import { createDocumentClient } from '@bayon/publisher';
import { createApi } from '@bayon/publisher/http';
import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { endpointsOf } from './api/endpoints.ts';
import { description } from './api/routes.ts';
import { environmentOf } from './environment.ts';
import { createHistory } from './history/index.ts';
import { logger, metrics } from './telemetry.ts';

const { TABLE: table } = environmentOf('api');

const answer = createApi(endpointsOf(createHistory({ client: createDocumentClient(), table })), {
  report: (error, routeKey) => {
    logger.error('request failed', { routeKey, error });
  },
  description: { ...description, load: async () => (await import('./api/open-api.ts')).document },
});

/** Audit's HTTP API: what happened, to whom it may concern. */
export const handler = middy<APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2>()
  .use(observed(logger, metrics))
  .handler((event) => answer(event));
