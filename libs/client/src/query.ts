import type { Client } from './client.ts';
import type { AnswerOf, InitArgument, InitOf, PathOf } from './http/operations.ts';

/**
 * What `useQuery` of TanStack Query takes, for a GET:
 *
 * ```ts
 * useQuery(query(client, '/studio/content/{id}', { params: { path: { id } } }))
 * ```
 */
export const query = <Path extends PathOf<'get'>>(
  client: Pick<Client, 'get'>,
  path: Path,
  ...[init]: InitArgument<InitOf<Path, 'get'>>
) => ({
  queryKey: [path, init ?? {}] as const,
  queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<AnswerOf<Path, 'get'>> =>
    client.get(path, ...([{ ...init, signal }] as unknown as InitArgument<InitOf<Path, 'get'>>)),
});
