import { createDocumentClient, createPublisher } from '@bayon/publisher';
import { createApi } from '@bayon/publisher/http';
import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createAlmanac } from './almanac/reads.ts';
import { endpointsOf } from './api/endpoints.ts';
import { description } from './api/routes.ts';
import { environmentOf } from './environment.ts';
import { logger, metrics } from './telemetry.ts';

const environment = environmentOf('api');
const almanac = createAlmanac({ client: createDocumentClient(), table: environment.TABLE });
const publisher = createPublisher({ source: 'bayon.coagent.market', bus: environment.BUS });

const answer = createApi(
  endpointsOf(almanac, publisher),
  (error, routeKey) => {
    logger.error('request failed', { routeKey, error });
  },
  description,
);

/** Market's HTTP API: commands become events, queries read. */
export const handler = middy<APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2>()
  .use(observed(logger, metrics))
  .handler((event) => answer(event));
