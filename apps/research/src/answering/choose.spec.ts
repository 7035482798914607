import { expect, it } from 'vitest';
import { chooseSummarizer, chooseWebSearch, type Configuration } from './choose.ts';

const nothing: Configuration = { WEB_SEARCH: 'none', BRAVE_URL: 'https://brave.example/search' };

it('chooses nothing where nothing is configured', () => {
  expect(chooseWebSearch(nothing)).toBeUndefined();
  expect(chooseSummarizer(nothing)).toBeUndefined();
  expect(
    chooseSummarizer({ ...nothing, OPENAI_BASE_URL: 'http://localhost/v1', OPENAI_MODEL: '' }),
  ).toBeUndefined();
});

it('chooses what is configured', () => {
  expect(chooseWebSearch({ ...nothing, WEB_SEARCH: 'brave', BRAVE_API_KEY: 'key' })).toBeDefined();
  expect(
    chooseWebSearch({ ...nothing, WEB_SEARCH: 'searxng', SEARXNG_URL: 'http://localhost' }),
  ).toBeDefined();
  expect(
    chooseSummarizer({ ...nothing, OPENAI_BASE_URL: 'http://localhost', OPENAI_MODEL: 'm' }),
  ).toBeDefined();
});

it.each([
  ['brave', 'BRAVE_API_KEY'],
  ['searxng', 'SEARXNG_URL'],
] as const)('%s says that it needs %s', (WEB_SEARCH, name) => {
  expect(() => chooseWebSearch({ ...nothing, WEB_SEARCH })).toThrow(name);
});
