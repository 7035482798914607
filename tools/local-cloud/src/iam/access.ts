/** One thing that a request wants to do. A request may want several; it is allowed when each is. */
export interface Access {
  /** `dynamodb:PutItem` */
  readonly action: string;
  /** The ARN it is done to; `*` for an action without a resource. */
  readonly resource: string;
  /** Condition keys, in lower case, with their values. */
  readonly context?: Readonly<Record<string, readonly string[]>>;
}
