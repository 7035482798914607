import type {
  HttpMethod,
  IsOperationRequestBodyOptional,
  OperationRequestBody,
  OperationRequestBodyContent,
  PathsWithMethod,
  Readable,
  RequiredKeysOf,
  ResponseObjectMap,
  SuccessResponse,
  Writable,
} from 'openapi-typescript-helpers';
import type { Paths } from '../api/paths.ts';
import type { Asked } from './request.ts';

/** The paths that have an operation of a method. */
export type PathOf<Method extends HttpMethod> = PathsWithMethod<Paths, Method>;

type OperationOf<Path extends keyof Paths, Method extends HttpMethod> = Method extends keyof Paths[Path]
  ? Paths[Path][Method]
  : never;
type ParametersOf<Operation> = Operation extends { readonly parameters: infer Parameters }
  ? Parameters
  : object;
type BodyOf<Operation> =
  | Writable<OperationRequestBodyContent<Operation>>
  | (NonNullable<OperationRequestBody<Operation>> extends {
      readonly content: { 'multipart/form-data': unknown };
    }
      ? FormData
      : never);

/** Parameters, body, headers and signal of an operation. */
export type InitOf<Path extends keyof Paths, Method extends HttpMethod> = Omit<Asked, 'params' | 'body'> &
  (RequiredKeysOf<ParametersOf<OperationOf<Path, Method>>> extends never
    ? { params?: ParametersOf<OperationOf<Path, Method>> }
    : { params: ParametersOf<OperationOf<Path, Method>> }) &
  ([BodyOf<OperationOf<Path, Method>>] extends [never]
    ? { body?: never }
    : IsOperationRequestBodyOptional<OperationOf<Path, Method>> extends true
      ? { body?: BodyOf<OperationOf<Path, Method>> }
      : { body: BodyOf<OperationOf<Path, Method>> });

/** They may be left out where none of them is required. */
export type InitArgument<Init> = RequiredKeysOf<Init> extends never ? [init?: Init] : [init: Init];

/** What an operation answers when all is well. */
export type AnswerOf<Path extends keyof Paths, Method extends HttpMethod> = Answer<OperationOf<Path, Method>>;

type Answer<Operation> =
  ResponseObjectMap<Operation> extends infer Responses extends Record<string | number, unknown>
    ? NonNullable<Readable<SuccessResponse<Responses>>>
    : never;
