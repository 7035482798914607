/** What a command sends. */
export interface CommandRequest {
  /** What stands for the parameter of the route's path. */
  readonly id?: string;
  readonly body?: object;
}

/** What the answers to a user's commands have said so far: `contentId`, `queryId`, … */
export type Known = (field: string) => readonly string[];

/** A command of a user, to be sent at a step of the world. */
export interface Command {
  /** `edit 12`, which also names it to the API: the Idempotency-Key. */
  readonly name: string;
  readonly at: number;
  readonly userId: string;
  readonly stack: string;
  /** `POST /studio/content` */
  readonly routeKey: string;
  /** The type of the event that it becomes. */
  readonly causes: string;
  /** Undefined where there is nothing yet that could be asked for. */
  readonly request: (known: Known) => CommandRequest | undefined;
}

/** A request as API Gateway hands it to a function: payload 2.0, with a checked token. */
export function httpEvent(
  { userId, routeKey, name }: Pick<Command, 'userId' | 'routeKey' | 'name'>,
  { id, body }: CommandRequest,
): object {
  const [method = '', path = ''] = routeKey.split(' ');
  const parameter = /\{(\w+)\}/.exec(path)?.[1];
  const rawPath = path.replace(/\{\w+\}/, encodeURIComponent(id ?? ''));
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: '',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `${userId}/${name.replaceAll(' ', '-')}`,
    },
    ...(parameter !== undefined && { pathParameters: { [parameter]: id } }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api.example.com',
      domainPrefix: 'api',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'world' },
      requestId: name,
      routeKey,
      stage: '$default',
      time: '01/Jan/2026:00:00:00 +0000',
      timeEpoch: 1_767_225_600_000,
      authorizer: { jwt: { claims: { sub: userId }, scopes: [] } },
    },
  };
}
