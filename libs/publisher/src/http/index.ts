export { type ApiOptions, createApi } from './api.ts';
export { createKeptCommands, type KeptCommands } from './kept-commands.ts';
export type { Answers, AnswersOf } from './answers.ts';
export type { ApiDescription } from './open-api.ts';
export { Problem, type RequestComplaint } from './problem.ts';
export { type Upload, uploadTypes } from './read-upload.ts';
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
