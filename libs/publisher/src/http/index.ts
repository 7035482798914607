export { createApi } from './api.ts';
export { type ApiDescription, openApi } from './open-api.ts';
export { Problem, type RequestComplaint } from './problem.ts';
export { type ApiRequest, type ApiResponse, type Endpoint, endpoint, type Route, route } from './route.ts';
