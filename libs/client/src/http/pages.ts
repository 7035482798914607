/** A page of a list, and where the next one begins. */
interface Page {
  readonly nextCursor?: string | undefined;
}

/**
 * All pages of a list, one after another, as they are asked for.
 *
 * ```ts
 * for await (const page of pages((cursor) => client.get('/studio/content', { params: { query: { cursor } } }))) …
 * ```
 */
export async function* pages<P extends Page>(
  load: (cursor: string | undefined) => Promise<P>,
): AsyncGenerator<P> {
  let cursor: string | undefined;
  do {
    const page = await load(cursor);
    yield page;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}
