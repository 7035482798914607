import { connect, type Socket, type SocketOptions } from './socket.ts';

/** What an API answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly body: unknown;
}

/** A user of the cloud with a token. */
export interface Agent {
  readonly user: string;
  readonly token: string;
  /** Calls an API under the user's token. A body that is no string is sent as JSON. Headers given here win. */
  http(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** Opens a WebSocket; as the newest client where nothing is said. @throws SocketRefused */
  socket(options?: SocketOptions): Promise<Socket>;
}

/** The user's token comes from the local issuer. @param expiresIn seconds @param scope with spaces between */
export async function createAgent(
  gatewayUrl: string,
  user: string,
  expiresIn = 3_600,
  scope?: string,
): Promise<Agent> {
  const token = await issueToken(gatewayUrl, { user, expiresIn, scope });
  return {
    user,
    token,
    http: (method, path, body, headers = {}) =>
      request(`${gatewayUrl}${path}`, method, body, { authorization: `Bearer ${token}`, ...headers }),
    socket: (options = { protocols: ['bayon.v1', `bearer.${token}`] }) =>
      connect(`${gatewayUrl.replace('http', 'ws')}/realtime`, options),
  };
}

async function issueToken(
  gatewayUrl: string,
  asked: { readonly user: string; readonly expiresIn: number; readonly scope?: string | undefined },
): Promise<string> {
  const { body } = await request(`${gatewayUrl}/_local/token`, 'POST', asked);
  return (body as { token: string }).token;
}

/** A request as it is, under whatever token its headers carry. */
export async function request(
  url: string,
  method: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: jsonIn(text) };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
