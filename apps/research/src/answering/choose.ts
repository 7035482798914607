import { braveSearch } from './brave.ts';
import { searxngSearch } from './searxng.ts';
import { openAiSummarizer, type Summarizer } from './summarizer.ts';
import type { WebSearch } from './web-search.ts';

/** What is configured; a setting that is empty is not set. */
export interface Configuration {
  readonly WEB_SEARCH: 'none' | 'brave' | 'searxng';
  readonly BRAVE_URL: string;
  readonly BRAVE_API_KEY?: string | undefined;
  readonly SEARXNG_URL?: string | undefined;
  readonly OPENAI_BASE_URL?: string | undefined;
  readonly OPENAI_MODEL?: string | undefined;
  readonly OPENAI_API_KEY?: string | undefined;
}

/**
 * The web search that is configured, if one is.
 *
 * @throws Error naming the setting that it cannot do without
 */
export function chooseWebSearch(configuration: Configuration): WebSearch | undefined {
  switch (configuration.WEB_SEARCH) {
    case 'none':
      return undefined;
    case 'brave':
      return braveSearch({
        url: configuration.BRAVE_URL,
        apiKey: needed(configuration, 'BRAVE_API_KEY'),
      });
    case 'searxng':
      return searxngSearch(needed(configuration, 'SEARXNG_URL'));
  }
}

/** The model that is configured, if one is: with an address and a name. */
export function chooseSummarizer(configuration: Configuration): Summarizer | undefined {
  const { OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model, OPENAI_API_KEY: apiKey } = configuration;
  return baseUrl && model ? openAiSummarizer({ baseUrl, model, apiKey: apiKey || undefined }) : undefined;
}

function needed(configuration: Configuration, name: 'BRAVE_API_KEY' | 'SEARXNG_URL'): string {
  const value = configuration[name];
  if (!value) throw new Error(`${name} is needed for the web search “${configuration.WEB_SEARCH}”`);
  return value;
}
