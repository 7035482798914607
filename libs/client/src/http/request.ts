/** What is asked of an operation. */
export interface Asked extends Omit<RequestInit, 'method' | 'headers' | 'body'> {
  readonly params?: {
    readonly path?: object;
    readonly query?: object;
    readonly header?: object;
  };
  /** Sent as JSON; a text as the CSV that it is (or what its `content-type` says), a form and a file as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The request of an operation, by its path as the service describes it: `/studio/content/{id}`. */
export function requestOf(
  origin: string,
  method: string,
  path: string,
  { params = {}, body, headers, ...init }: Asked = {},
): Request {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((params.path as Readonly<Record<string, unknown>> | undefined)?.[name])),
  );
  const query = new URLSearchParams(
    Object.entries(params.query ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    ),
  ).toString();
  const isFile = body instanceof FormData || body instanceof Blob;
  const isText = typeof body === 'string';
  const named = new Headers({ ...params.header, ...headers });
  if (body !== undefined && !isFile && !named.has('content-type'))
    named.set('content-type', isText ? 'text/csv' : 'application/json');
  return new Request(`${origin}${filled}${query && `?${query}`}`, {
    ...init,
    method,
    headers: named,
    ...(body !== undefined && { body: isFile || isText ? body : JSON.stringify(body) }),
  });
}
