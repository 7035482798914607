import { type Client, createClient } from '@bayon/client';
import { openPage, type Page, type PageOptions } from './page.ts';
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
  /** The APIs as a frontend calls them. */
  readonly client: Client;
  /** Opens a page of the user and waits until it is connected. @throws NotInTime */
  page(options?: PageOptions): Promise<Page>;
  /** Calls an API under the user's token, once and whatever is answered. An object is sent as JSON, a file or form as it is. Headers given here win. */
  http(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** Opens a WebSocket, for whoever looks at frames themselves; of bayon.v1 where nothing is said. @throws SocketRefused */
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
    client: createClient({ origin: gatewayUrl, token: () => token, storage: null }),
    page: (options = {}) => openPage(gatewayUrl, { token: () => token, ...options }),
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
  const isForm = body instanceof FormData;
  const answer = await fetch(url, {
    method,
    headers: { ...(body !== undefined && !isForm && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: isRaw(body) ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: jsonIn(text) };
}

/** What is sent as it is. */
const isRaw = (body: unknown): body is string | FormData | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof FormData || body instanceof Uint8Array;

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
