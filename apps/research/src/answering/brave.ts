import * as z from 'zod';
import { fetchJson } from './fetch-json.ts';
import { createResilience, type Limits, searchLimits } from './resilient.ts';
import { findingsOf, type WebSearch } from './web-search.ts';

const answer = z.object({
  web: z
    .object({
      results: z.array(
        z.object({ title: z.string().nullish(), url: z.string(), description: z.string().nullish() }),
      ),
    })
    .nullish(),
});

/** What Brave takes of a question (`q`): 400 characters and 50 words. */
const [maxCharacters, maxWords] = [400, 50];

/** The Brave Search API (https://api-dashboard.search.brave.com/app/documentation). */
export function braveSearch(
  { url, apiKey }: { readonly url: string; readonly apiKey: string },
  limits: Limits = searchLimits,
): WebSearch {
  const resiliently = createResilience(limits);
  return {
    search: (question, signal) =>
      resiliently(async (attempt) => {
        const address = new URL(url);
        const words = question.split(/\s+/).slice(0, maxWords).join(' ');
        address.searchParams.set('q', words.slice(0, maxCharacters).toWellFormed());
        address.searchParams.set('count', '10');
        const { web } = await fetchJson(address, answer, {
          headers: { 'x-subscription-token': apiKey },
          signal: attempt,
        });
        const results = web?.results ?? [];
        return findingsOf(
          results.map(({ title, url: page, description }) => ({ title, url: page, snippet: description })),
          maxFindings,
        );
      }, signal),
  };
}

const maxFindings = 6;
