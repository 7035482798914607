export { createEndpoint, listen, type Endpoint } from './endpoint.ts';
export { errorResponse } from './error-response.ts';
