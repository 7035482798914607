import * as z from 'zod';
import { fetchJson } from './fetch-json.ts';
import { createResilience, type Limits, searchLimits } from './resilient.ts';
import { findingsOf, type WebSearch } from './web-search.ts';

const answer = z.object({
  results: z.array(z.object({ title: z.string().nullish(), url: z.string(), content: z.string().nullish() })),
});

const maxFindings = 6;

/**
 * Any SearXNG instance (https://docs.searxng.org/dev/search_api.html); its settings must allow the `json` format.
 *
 * @param baseUrl `http://localhost:8080/`
 */
export function searxngSearch(baseUrl: string, limits: Limits = searchLimits): WebSearch {
  const resiliently = createResilience(limits);
  return {
    search: (question, signal) =>
      resiliently(async (attempt) => {
        const address = new URL('search', baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
        address.searchParams.set('q', question);
        address.searchParams.set('format', 'json');
        const { results } = await fetchJson(address, answer, { signal: attempt });
        return findingsOf(
          results.map(({ title, url, content }) => ({ title, url, snippet: content })),
          maxFindings,
        );
      }, signal),
  };
}
