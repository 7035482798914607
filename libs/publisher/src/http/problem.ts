import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** One thing that is wrong with a request, and where: `body.topic`, `query.limit`, `header.idempotency-key`. */
export interface RequestComplaint {
  readonly path: string;
  readonly message: string;
}

const titles = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const;

/** An answer that is not what the client hoped for, as RFC 9457 has it. Thrown by handlers. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: keyof typeof titles;
  readonly complaints: readonly RequestComplaint[];

  /** @param detail for the client's developer to read: what is wrong and what would help */
  constructor(status: keyof typeof titles, detail: string, complaints: readonly RequestComplaint[] = []) {
    super(detail);
    this.status = status;
    this.complaints = complaints;
  }

  toResponse(): APIGatewayProxyStructuredResultV2 {
    return {
      statusCode: this.status,
      headers: {
        'content-type': 'application/problem+json',
        ...(this.status === 503 && { 'retry-after': '5' }),
      },
      body: JSON.stringify({
        type: 'about:blank',
        title: titles[this.status],
        status: this.status,
        detail: this.message,
        ...(this.complaints.length > 0 && { errors: this.complaints }),
      }),
    };
  }
}
