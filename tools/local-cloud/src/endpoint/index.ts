export { createEndpoint, type Endpoint } from './endpoint.ts';
export { AnswerLost, errorResponse } from './error-response.ts';
export { listen } from './listen.ts';
