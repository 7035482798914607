export { createApiGateway, type ApiGateway, type ApiGatewayOptions } from './gateway.ts';
export { resourceTypes } from './resource-types.ts';
export { stableId } from './stable-id.ts';
