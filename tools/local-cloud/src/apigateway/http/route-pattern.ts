type Segment =
  | { readonly kind: 'static'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'greedy'; readonly name: string };

/** A parsed route key: `GET /pets/{id}`, `ANY /{proxy+}`, `$default`. */
export interface RoutePattern {
  /** `ANY` takes every method. */
  readonly method: string;
  /** `undefined` for `$default`, which takes every path. */
  readonly segments: readonly Segment[] | undefined;
}

const segmentOf = (text: string): Segment => {
  const name = /^\{([^}+]+)(\+?)\}$/.exec(text);
  if (!name) return { kind: 'static', text };
  return { kind: name[2] === '+' ? 'greedy' : 'parameter', name: name[1] ?? '' };
};

const segmentsOf = (path: string): string[] => path.split('/').slice(1);

export function parseRouteKey(routeKey: string): RoutePattern {
  if (routeKey === '$default') return { method: 'ANY', segments: undefined };
  const [method = '', path = '/'] = routeKey.split(' ');
  return { method: method.toUpperCase(), segments: segmentsOf(path).map(segmentOf) };
}

/** The path parameters when the path matches, else `undefined`. `path` is percent-decoded per segment already. */
function matchSegments(
  segments: readonly Segment[],
  path: readonly string[],
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const given = path[index];
    if (given === undefined) return undefined;
    if (segment.kind === 'greedy') {
      const rest = path.slice(index).join('/');
      return rest === '' ? undefined : { ...parameters, [segment.name]: rest };
    }
    if (segment.kind === 'parameter') {
      if (given === '') return undefined;
      parameters[segment.name] = given;
    } else if (segment.text !== given) return undefined;
  }
  return segments.length === path.length ? parameters : undefined;
}

/**
 * The path parameters when the route takes this request, else `undefined`.
 * @param method `undefined` matches by path alone (a preflight asks for a path, not for a method)
 * @throws URIError for a path that is not percent-encoded UTF-8
 */
export function matchRoute(
  { method: own, segments }: RoutePattern,
  method: string | undefined,
  path: string,
): Readonly<Record<string, string>> | undefined {
  if (method !== undefined && own !== 'ANY' && own !== method) return undefined;
  return segments ? matchSegments(segments, segmentsOf(path).map(decodeURIComponent)) : {};
}

const RANK = { static: '0', parameter: '1', greedy: '2' } as const;

/** Sorts as AWS evaluates: full matches, then greedy ones, then `$default`; static first; a method before ANY. */
const rankOf = ({ method, segments }: RoutePattern): string => {
  const path = segments?.map(({ kind }) => RANK[kind]).join('');
  const group = path === undefined ? '2' : path.includes(RANK.greedy) ? '1' : '0';
  return `${group}${path ?? ''}~${method === 'ANY' ? '1' : '0'}`;
};

export const bySpecificity = (left: RoutePattern, right: RoutePattern): number => {
  const [a, b] = [rankOf(left), rankOf(right)];
  return a < b ? -1 : a > b ? 1 : 0;
};

/** Equal for two routes that take the same requests: the names of parameters do not count. */
export const shapeOf = ({ method, segments }: RoutePattern): string =>
  segments
    ? `${method} /${segments.map((part) => (part.kind === 'static' ? part.text : `{${RANK[part.kind]}}`)).join('/')}`
    : '$default';
