/** What the host and the runtime inside an instance say to each other. Events and results travel as JSON, as in Lambda. */

/** Given to an instance when it starts. */
export interface RuntimeData {
  /** `file:///…/src/processor.mjs` */
  readonly moduleUrl: string;
  readonly exportName: string;
  /** As the template names it, for messages. */
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
}

export interface Invoke {
  readonly requestId: string;
  /** JSON. */
  readonly event: string;
  /** Epoch milliseconds. */
  readonly deadline: number;
  /** The value of `_X_AMZN_TRACE_ID`. */
  readonly trace: string;
}

export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
}

export type FromRuntime =
  | { readonly type: 'output'; readonly text: string }
  | { readonly type: 'ready' }
  | ({ readonly type: 'load-failed' } & FunctionError)
  | { readonly type: 'result'; readonly json: string }
  | ({ readonly type: 'error' } & FunctionError);
