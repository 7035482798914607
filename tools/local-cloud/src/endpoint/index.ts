export { createEndpoint, listen, type Endpoint } from './endpoint.ts';
export { AnswerLost, errorResponse } from './error-response.ts';
