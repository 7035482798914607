/** One thing that is wrong with a request, and where: `body.topic`, `query.limit`. */
export interface Complaint {
  readonly path: string;
  readonly message: string;
}

/** A service answered that it does not do what it was asked for (RFC 9457, or API Gateway's own `{message}`). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  /** The HTTP status. */
  readonly status: number;
  /** What each field has to do with it, for a form to show. Empty where it is no matter of fields. */
  readonly errors: readonly Complaint[];

  constructor(status: number, detail: string, errors: readonly Complaint[] = []) {
    super(detail);
    this.status = status;
    this.errors = errors;
  }

  /** What is wrong at one path, `body.topic`. */
  at(path: string): string | undefined {
    return this.errors.find((one) => one.path === path)?.message;
  }
}

/** No answer came: no network, no server, or the connection broke. What became of a command is unknown until it is sent again. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** Reads the problem that a service answered. */
export async function problemIn(response: Response): Promise<ProblemError> {
  const body = (await response.json().catch(() => undefined)) as
    | { readonly detail?: string; readonly message?: string; readonly errors?: readonly Complaint[] }
    | undefined;
  const said = body?.detail ?? body?.message ?? (response.statusText || `HTTP ${response.status}`);
  return new ProblemError(response.status, said, body?.errors);
}
