import { createDocumentClient, createPublisher } from '@bayon/publisher';
import { createApi, createKeptCommands, createTakeCommand } from '@bayon/publisher/http';
import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createAlmanac } from './almanac/reads.ts';
import { endpointsOf } from './api/endpoints.ts';
import { description } from './api/routes.ts';
import { environmentOf } from './environment.ts';
import { logger, metrics } from './telemetry.ts';

const environment = environmentOf('api');
const table = { client: createDocumentClient(), table: environment.TABLE };
const almanac = createAlmanac(table);
const publisher = createPublisher({ source: 'bayon.coagent.market', bus: environment.BUS });

const answer = createApi(endpointsOf(almanac), {
  report: (error, routeKey) => {
    logger.error('request failed', { routeKey, error });
  },
  description: { ...description, load: async () => (await import('./api/open-api.ts')).document },
  takeCommand: createTakeCommand({ publisher, kept: createKeptCommands(table) }),
});

/** Market's HTTP API: commands become events, queries read. */
export const handler = middy<APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2>()
  .use(observed(logger, metrics))
  .handler((event) => answer(event));
