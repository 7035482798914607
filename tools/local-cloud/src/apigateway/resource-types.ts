import type { ResourceIdentity, ResourceType, ResourceTypes } from '../ports.ts';
import { stableId } from './stable-id.ts';

const idOf = ({ stack, logicalId }: ResourceIdentity): string => stableId(10, stack, logicalId);

/**
 * A WebSocket API's endpoint lies at the AWS endpoint, not at the gateway: all that functions do with it is
 * to derive the `@connections` endpoint (`<ApiEndpoint>/<stage>` with `ws` read as `http`).
 */
const endpointOf = (api: ResourceIdentity): string =>
  api.properties.ProtocolType === 'WEBSOCKET'
    ? `${api.account.awsUrl.replace(/^http/, 'ws')}/_apigateway/${idOf(api)}`
    : api.account.gatewayUrl;

const part = (
  attribute: string,
  executed: readonly string[],
  awsOnly: readonly string[] = [],
): ResourceType => ({
  ref: idOf,
  attributes: (resource) => ({ [attribute]: idOf(resource) }),
  executed: ['ApiId', ...executed],
  awsOnly,
});

/** The parts of HTTP APIs and WebSocket APIs, as the Serverless Framework writes them. */
export const resourceTypes: ResourceTypes = {
  'AWS::ApiGatewayV2::Api': {
    ref: idOf,
    attributes: (api) => ({ ApiId: idOf(api), ApiEndpoint: endpointOf(api) }),
    executed: ['ProtocolType', 'RouteSelectionExpression', 'CorsConfiguration'],
    awsOnly: ['Name', 'Description', 'Tags', 'DisableExecuteApiEndpoint', 'Version', 'IpAddressType'],
  },
  'AWS::ApiGatewayV2::Stage': {
    ref: ({ properties }) => String(properties.StageName),
    attributes: () => ({}),
    executed: ['ApiId', 'StageName', 'DefaultRouteSettings', 'RouteSettings', 'StageVariables'],
    awsOnly: ['AutoDeploy', 'DeploymentId', 'Description', 'Tags', 'AccessLogSettings'],
  },
  'AWS::ApiGatewayV2::Route': part(
    'RouteId',
    [
      'RouteKey',
      'Target',
      'AuthorizationType',
      'AuthorizerId',
      'AuthorizationScopes',
      'RouteResponseSelectionExpression',
    ],
    ['OperationName'],
  ),
  'AWS::ApiGatewayV2::Integration': part(
    'IntegrationId',
    ['IntegrationType', 'IntegrationUri', 'PayloadFormatVersion', 'TimeoutInMillis'],
    ['Description', 'IntegrationMethod'],
  ),
  'AWS::ApiGatewayV2::Authorizer': part(
    'AuthorizerId',
    ['AuthorizerType', 'AuthorizerUri', 'IdentitySource', 'JwtConfiguration'],
    ['Name', 'AuthorizerCredentialsArn'],
  ),
  'AWS::ApiGatewayV2::Deployment': part('DeploymentId', [], ['Description', 'StageName']),
  'AWS::ApiGatewayV2::RouteResponse': part('RouteResponseId', ['RouteId', 'RouteResponseKey']),
};
