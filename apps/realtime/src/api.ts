import { createDocumentClient, createPublisher } from '@bayon/publisher';
import { createApi, createKeptCommands, createTakeCommand } from '@bayon/publisher/http';
import { observed } from '@bayon/publisher/lambda';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { endpoints } from './api/endpoints.ts';
import { createEndConnection } from './connections/end-connection.ts';
import { createGateway } from './connections/gateway.ts';
import { createSlots } from './connections/slots.ts';
import { environment } from './environment.ts';
import { logger, metrics } from './observe.ts';
import { createConnections } from './reads/connections.ts';
import { createJobs } from './reads/jobs.ts';
import { createMarkable } from './reads/markable.ts';
import { createNotifications } from './reads/notifications.ts';
import { description } from './routes.ts';

const table = { client: createDocumentClient(), table: environment.TABLE };

const publisher = createPublisher({ source: 'bayon.coagent.realtime', bus: environment.BUS });
const reaching = {
  slots: createSlots(table),
  gateway: createGateway(environment.WEBSOCKET_ENDPOINT),
};

const answer = createApi(
  endpoints({
    jobs: createJobs(table),
    notifications: createNotifications(table),
    markable: createMarkable(table),
    connections: createConnections(reaching),
    endConnection: createEndConnection(reaching),
  }),
  {
    report: (error, routeKey) => {
      logger.error('request failed', { routeKey, error });
    },
    description: { ...description, load: async () => (await import('./api/open-api.ts')).document },
    takeCommand: createTakeCommand({ publisher, kept: createKeptCommands(table) }),
  },
);

/** The HTTP API: what a client reads when it (re)connects, and the user's devices. */
export const handler = middy<APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2>()
  .use(observed(logger, metrics))
  .handler((event) => answer(event));
