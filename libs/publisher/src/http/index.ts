export { type ApiOptions, createApi } from './api.ts';
export { createKeptCommands, type KeptCommands } from './kept-commands.ts';
export { type ApiDescription, openApi } from './open-api.ts';
export { Problem, type RequestComplaint } from './problem.ts';
export {
  type ApiRequest,
  type ApiResponse,
  type Endpoint,
  endpoint,
  type Route,
  route,
  taken,
} from './route.ts';
export { createTakeCommand, type TakeCommand } from './take-command.ts';
