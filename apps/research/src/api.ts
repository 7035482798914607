import { createDocumentClient, createPublisher } from '@bayon/publisher';
import { createApi, createKeptCommands, createTakeCommand } from '@bayon/publisher/http';
import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { commands } from './api/commands.ts';
import { queries } from './api/queries.ts';
import { description } from './api/routes.ts';
import { environmentOf } from './environment.ts';
import { createNotebook } from './notebook/reads.ts';
import { createKnowledgeSearch } from './search/knowledge-search.ts';
import { logger, metrics } from './telemetry.ts';

const environment = environmentOf('api');
const table = { client: createDocumentClient(), table: environment.TABLE };
const notebook = createNotebook(table);
const publisher = createPublisher({ source: 'bayon.coagent.research', bus: environment.BUS });

const answer = createApi([...commands(notebook), ...queries(notebook, createKnowledgeSearch(notebook))], {
  report: (error, routeKey) => {
    logger.error('request failed', { routeKey, error });
  },
  description: { ...description, load: async () => (await import('./api/open-api.ts')).document },
  takeCommand: createTakeCommand({ publisher, kept: createKeptCommands(table) }),
});

/** Research's HTTP API: commands become events, queries read. */
export const handler = middy<APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2>()
  .use(observed(logger, metrics))
  .handler((event) => answer(event));
