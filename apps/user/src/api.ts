import { createDocumentClient, createPublisher } from '@bayon/publisher';
import { createApi, createKeptCommands, createTakeCommand } from '@bayon/publisher/http';
import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createAccounts } from './account/reads.ts';
import { commands } from './api/commands.ts';
import { queries } from './api/queries.ts';
import { description } from './api/routes.ts';
import { environmentOf } from './environment.ts';
import { logger, metrics } from './telemetry.ts';

const environment = environmentOf('api');
const table = { client: createDocumentClient(), table: environment.TABLE };
const accounts = createAccounts(table);
const publisher = createPublisher({ source: 'bayon.coagent.user', bus: environment.BUS });

const answer = createApi([...commands(accounts), ...queries(accounts)], {
  report: (error, routeKey) => {
    logger.error('request failed', { routeKey, error });
  },
  description: { ...description, load: async () => (await import('./api/open-api.ts')).document },
  takeCommand: createTakeCommand({ publisher, kept: createKeptCommands(table) }),
});

/** The user service's HTTP API: commands become events, queries read. */
export const handler = middy<APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2>()
  .use(observed(logger, metrics))
  .handler((event) => answer(event));
