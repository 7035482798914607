import { StartupError, type Resource } from '../../ports.ts';
import { authorizerOf, functionArnOf, integrationOf, routesOf, type Integration } from '../integration.ts';
import { requiredText, optionalText, textList } from '../properties.ts';
import { stageOf, type Stage } from '../stage.ts';
import type { TokenBucket } from '../token-bucket.ts';

/** A WebSocket API, reached at `/<stack>`. */
export interface WebSocketApi {
  readonly stack: string;
  readonly apiId: string;
  readonly stage: Stage;
  /** `$request.body.action` */
  readonly routeSelection: string;
  /** By route key: `$connect`, `$disconnect`, `$default`, and an API's own. */
  readonly routes: ReadonlyMap<string, WebSocketRoute>;
}

export interface WebSocketRoute {
  readonly key: string;
  readonly integration: Integration;
  readonly authorizer: RequestAuthorizer | undefined;
  /** Whether what the function answers is sent to the client. */
  readonly responds: boolean;
  readonly bucket: TokenBucket | undefined;
}

/** A Lambda REQUEST authorizer: it runs on `$connect` only. */
export interface RequestAuthorizer {
  /** Has no timeout of its own in the template; the integration limit of AWS holds for it as well. */
  readonly integration: Integration;
  /** `route.request.querystring.token`; each must be present, or the function is not asked. */
  readonly identitySources: readonly string[];
}

/** A WebSocket API's integrations time out after 29 seconds at most. */
const MAX_TIMEOUT_MS = 29_000;

function requestAuthorizer(resource: Resource): RequestAuthorizer {
  if (resource.properties.AuthorizerType !== 'REQUEST') {
    throw new StartupError(
      `${resource.stack}/${resource.logicalId}: a WebSocket API takes REQUEST authorizers only`,
    );
  }
  return {
    integration: {
      functionArn: functionArnOf(requiredText(resource, 'AuthorizerUri')),
      timeoutMs: MAX_TIMEOUT_MS,
    },
    identitySources: textList(resource.properties.IdentitySource),
  };
}

function webSocketRoute(stage: Stage, route: Resource, resources: readonly Resource[]): WebSocketRoute {
  const key = requiredText(route, 'RouteKey');
  const authorization = optionalText(route.properties.AuthorizationType) ?? 'NONE';
  // A route that is protected in AWS must not be open here.
  if (authorization !== 'NONE' && authorization !== 'CUSTOM') {
    throw new StartupError(`${route.stack}: route ${key}: ${authorization} authorization is not executed`);
  }
  const { functionArn, timeoutMs } = integrationOf(route, resources, MAX_TIMEOUT_MS);
  return {
    key,
    integration: { functionArn, timeoutMs },
    authorizer: authorization === 'CUSTOM' ? requestAuthorizer(authorizerOf(route, resources)) : undefined,
    responds:
      optionalText(route.properties.RouteResponseSelectionExpression) !== undefined &&
      resources.some(
        ({ type, properties }) =>
          type === 'AWS::ApiGatewayV2::RouteResponse' && properties.RouteId === route.ref,
      ),
    bucket: stage.bucketFor(key),
  };
}

/** The WebSocket APIs by their path, `/<stack>`. @throws StartupError when a stack has two */
export function webSocketApis(resources: readonly Resource[]): ReadonlyMap<string, WebSocketApi> {
  const apis = new Map<string, WebSocketApi>();
  for (const api of resources) {
    if (api.type !== 'AWS::ApiGatewayV2::Api' || api.properties.ProtocolType !== 'WEBSOCKET') continue;
    if (apis.has(`/${api.stack}`)) throw new StartupError(`${api.stack}: a stack may have one WebSocket API`);
    const stage = stageOf(api, resources);
    const routes = routesOf(api, resources).map((route) => webSocketRoute(stage, route, resources));
    apis.set(`/${api.stack}`, {
      stack: api.stack,
      apiId: api.ref,
      stage,
      routeSelection: optionalText(api.properties.RouteSelectionExpression) ?? '$request.body.action',
      routes: new Map(routes.map((route) => [route.key, route])),
    });
  }
  return apis;
}
