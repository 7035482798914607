/** An error as EventBridge answers it: `{ __type, message }` with an HTTP status. */
export class EventBridgeError extends Error {
  override readonly name: string;
  readonly status: number;

  /** @param code what AWS puts into `__type`, and the AWS SDK into the error's name */
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = code;
    this.status = status;
  }
}

/** A pattern that EventBridge refuses. `reason` names the path inside the pattern. */
export class InvalidEventPatternException extends EventBridgeError {
  constructor(reason: string) {
    super('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
  }
}

export class ValidationException extends EventBridgeError {
  constructor(message: string) {
    super('ValidationException', message);
  }
}

export class ResourceNotFoundException extends EventBridgeError {
  constructor(message: string) {
    super('ResourceNotFoundException', message);
  }
}
