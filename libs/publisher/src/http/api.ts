import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { EventTooLarge, PublishFailed } from '../publish/errors.ts';
import { Problem } from './problem.ts';
import { readRequest } from './read-request.ts';
import type { Endpoint } from './route.ts';
import type { TakeCommand } from './take-command.ts';

export interface ApiOptions {
  /** Told of every error that is ours, not the client's. */
  readonly report: (error: Error, routeKey: string) => void;
  /** Where the API describes itself to anybody (OpenAPI). Asked for once in a while, so not for every start to load. */
  readonly description?: { readonly path: string; readonly load: () => Promise<object> };
  /** Needed where there are commands. */
  readonly takeCommand?: TakeCommand;
}

/**
 * A service's HTTP API. API Gateway is the router: it has chosen the route, checked the token and decoded the path,
 * so all that is left is to look the route up.
 */
export function createApi(
  endpoints: readonly Endpoint[],
  { report, description, takeCommand = refuseCommands }: ApiOptions,
): (event: APIGatewayProxyEventV2WithJWTAuthorizer) => Promise<APIGatewayProxyStructuredResultV2> {
  const byRouteKey = new Map(endpoints.map((one) => [`${one.route.method} ${one.route.path}`, one]));
  return async (event) => {
    try {
      if (description && event.routeKey === `GET ${description.path}`) {
        return json(200, await description.load());
      }
      const found = byRouteKey.get(event.routeKey);
      if (!found) throw new Problem(404, 'There is nothing here.');
      const request = await readRequest(found.route, event);
      const isQuery = found.route.method === 'GET';
      const { status, body } = await (isQuery ? found.handle(request as never) : takeCommand(found, request));
      return json(status, body);
    } catch (error) {
      if (error instanceof Problem) return error.toResponse();
      // The body was within its limit, but the event of it, with ids and escapes, is not.
      if (error instanceof EventTooLarge)
        return new Problem(413, 'That is more than one event can carry.').toResponse();
      report(error instanceof Error ? error : new Error(String(error)), event.routeKey);
      // Whatever the bus did take of it is the same event again when the client tries again with its key.
      if (error instanceof PublishFailed)
        return new Problem(503, 'Not taken. Please try again.').toResponse();
      return new Problem(500, 'Something went wrong on our side.').toResponse();
    }
  };
}

const refuseCommands: TakeCommand = ({ route }) => {
  throw new Error(`${route.method} ${route.path}: this API was made without takeCommand`);
};

const json = (statusCode: number, body: unknown): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
