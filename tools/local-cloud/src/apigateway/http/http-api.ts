import { StartupError, type Resource } from '../../ports.ts';
import { authorizerOf, integrationOf, routesOf, type Integration } from '../integration.ts';
import { optionalText, textList } from '../properties.ts';
import { stageOf, type Stage } from '../stage.ts';
import type { TokenBucket } from '../token-bucket.ts';
import { corsPolicyOf, type CorsPolicy } from './cors.ts';
import { jwtAuthorizerOf, type JwtAuthorizer } from './jwt-authorizer.ts';
import { bySpecificity, parseRouteKey, shapeOf, type RoutePattern } from './route-pattern.ts';

export interface HttpApi {
  readonly stack: string;
  readonly apiId: string;
  readonly stage: Stage;
  readonly cors: CorsPolicy | undefined;
}

export interface HttpRoute {
  readonly api: HttpApi;
  readonly key: string;
  readonly pattern: RoutePattern;
  readonly integration: Integration;
  readonly authorizer: JwtAuthorizer | undefined;
  /** A token needs one of these, if there are any. */
  readonly scopes: readonly string[];
  readonly bucket: TokenBucket | undefined;
}

/** An HTTP API's integrations time out after 30 seconds at most. */
const MAX_TIMEOUT_MS = 30_000;

function httpRoute(api: HttpApi, route: Resource, resources: readonly Resource[]): HttpRoute {
  const key = optionalText(route.properties.RouteKey) ?? '$default';
  const { payloadFormat, ...integration } = integrationOf(route, resources, MAX_TIMEOUT_MS);
  const authorization = optionalText(route.properties.AuthorizationType) ?? 'NONE';
  // A route that is protected in AWS must not be open here.
  if (authorization !== 'NONE' && authorization !== 'JWT') {
    throw new StartupError(`${api.stack}: route ${key}: ${authorization} authorization is not executed`);
  }
  if (payloadFormat !== '2.0') {
    throw new StartupError(`${api.stack}: route ${key}: only payload format 2.0 is executed`);
  }
  return {
    api,
    key,
    pattern: parseRouteKey(key),
    integration,
    authorizer: authorization === 'JWT' ? jwtAuthorizerOf(authorizerOf(route, resources)) : undefined,
    scopes: textList(route.properties.AuthorizationScopes),
    bucket: api.stage.bucketFor(key),
  };
}

/**
 * All HTTP routes of all stacks, most specific first.
 * @throws StartupError when two routes take the same requests, naming both
 */
export function httpRoutes(resources: readonly Resource[]): readonly HttpRoute[] {
  const apis = resources.filter(
    ({ type, properties }) => type === 'AWS::ApiGatewayV2::Api' && properties.ProtocolType === 'HTTP',
  );
  const routes = apis.flatMap((resource) => {
    const api: HttpApi = {
      stack: resource.stack,
      apiId: resource.ref,
      stage: stageOf(resource, resources),
      cors: corsPolicyOf(resource.properties.CorsConfiguration),
    };
    return routesOf(resource, resources).map((route) => httpRoute(api, route, resources));
  });
  const seen = new Map<string, HttpRoute>();
  for (const route of routes) {
    const other = seen.get(shapeOf(route.pattern));
    if (other) {
      throw new StartupError(
        `Two HTTP routes take the same requests: ${other.api.stack} ${other.key} and ${route.api.stack} ${route.key}`,
      );
    }
    seen.set(shapeOf(route.pattern), route);
  }
  return routes.toSorted((left, right) => bySpecificity(left.pattern, right.pattern));
}
