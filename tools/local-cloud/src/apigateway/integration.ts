import { StartupError, type Resource } from '../ports.ts';
import { optionalNumber, requiredText } from './properties.ts';

/** A Lambda proxy integration. */
export interface Integration {
  /** The function's ARN, as the invoker takes it. */
  readonly functionArn: string;
  readonly timeoutMs: number;
}

/** `arn:aws:apigateway:…:lambda:path/2015-03-31/functions/<function ARN>/invocations`, or the plain function ARN. */
export const functionArnOf = (uri: string): string =>
  /:lambda:path\/[^/]+\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri;

/**
 * The integration a route targets (`integrations/<id>`).
 * @param maxTimeoutMs AWS's own limit: 30 s for HTTP APIs, 29 s for WebSocket APIs
 * @throws StartupError for a dangling target or an integration that is not a Lambda proxy
 */
export function integrationOf(
  route: Resource,
  resources: readonly Resource[],
  maxTimeoutMs: number,
): Integration & { readonly payloadFormat: unknown } {
  const target = requiredText(route, 'Target');
  const found = resources.find(
    ({ type, ref }) => type === 'AWS::ApiGatewayV2::Integration' && target === `integrations/${ref}`,
  );
  if (!found) throw new StartupError(`${route.stack}/${route.logicalId}: no integration ${target}`);
  if (found.properties.IntegrationType !== 'AWS_PROXY') {
    throw new StartupError(`${found.stack}/${found.logicalId}: only AWS_PROXY integrations are executed`);
  }
  return {
    functionArn: functionArnOf(requiredText(found, 'IntegrationUri')),
    timeoutMs: Math.min(optionalNumber(found.properties.TimeoutInMillis) ?? maxTimeoutMs, maxTimeoutMs),
    payloadFormat: found.properties.PayloadFormatVersion,
  };
}

/** The authorizer a route names. @throws StartupError when there is none */
export function authorizerOf(route: Resource, resources: readonly Resource[]): Resource {
  const id = requiredText(route, 'AuthorizerId');
  const found = resources.find(({ type, ref }) => type === 'AWS::ApiGatewayV2::Authorizer' && ref === id);
  if (!found) throw new StartupError(`${route.stack}/${route.logicalId}: no authorizer ${id}`);
  return found;
}

/** The routes of an API. */
export const routesOf = (api: Resource, resources: readonly Resource[]): readonly Resource[] =>
  resources.filter(
    ({ type, properties }) => type === 'AWS::ApiGatewayV2::Route' && properties.ApiId === api.ref,
  );
