import { describe, expect, it } from 'vitest';
import { braveSearch } from './brave.ts';
import { searxngSearch } from './searxng.ts';
import { forEver, jsonServer, quickLimits, type Reply } from './test/json-server.ts';
import { findingsOf, plain } from './web-search.ts';

const page = (n: number) => ({ title: `Page ${n}`, url: `https://example.com/${n}` });
const pages = [0, 1].map((n) => ({ ...page(n), snippet: `About ${n}.` }));

describe('Brave', () => {
  const body = {
    type: 'search',
    web: { results: [0, 1].map((n) => ({ ...page(n), description: `<strong>About</strong> ${n}.` })) },
  };
  const brave = (url: string) => braveSearch({ url: `${url}/search`, apiKey: 'the-key' }, quickLimits);

  it('is asked with the key, and its results are findings', async () => {
    await using server = await jsonServer({ body });
    expect(await brave(server.url).search('who pays escrow?', forEver())).toEqual(pages);
    const [{ url, headers }] = server.requests as [(typeof server.requests)[0]];
    expect(url.pathname).toBe('/search');
    expect(url.searchParams.get('q')).toBe('who pays escrow?');
    expect(headers['x-subscription-token']).toBe('the-key');
  });

  it('is asked no longer question than it takes', async () => {
    await using server = await jsonServer({ body: {} });
    expect(await brave(server.url).search('🏡 '.repeat(300), forEver())).toEqual([]);
    expect(await brave(server.url).search('x'.repeat(500), forEver())).toEqual([]);
    const [words, characters] = server.requests.map(({ url }) => url.searchParams.get('q') ?? '');
    expect(words?.split(' ')).toHaveLength(50);
    expect(characters).toHaveLength(400);
  });
});

describe('SearXNG', () => {
  const body = { results: [0, 1].map((n) => ({ ...page(n), content: `About ${n}.` })) };

  it.each(['', '/', '/searx'])('is asked for JSON below “%s”', async (base) => {
    await using server = await jsonServer({ body });
    const web = searxngSearch(`${server.url}${base}`, quickLimits);
    expect(await web.search('escrow & title', forEver())).toEqual(pages);
    const [{ url }] = server.requests as [(typeof server.requests)[0]];
    expect(url.pathname).toBe(`${base.replace(/\/$/, '')}/search`);
    expect(url.searchParams.get('q')).toBe('escrow & title');
    expect(url.searchParams.get('format')).toBe('json');
  });

  it.each([
    ['is throttled', { status: 429, body: '' }],
    ['fails', { status: 503, body: '' }],
    ['sends a page instead', { body: '<html>' }],
    ['sends something else', { body: { results: 'none' } }],
  ] satisfies [string, Reply][])('is asked again when it %s', async (_, bad) => {
    await using server = await jsonServer(bad, { body });
    expect(await searxngSearch(server.url, quickLimits).search('x', forEver())).toHaveLength(2);
    expect(server.requests).toHaveLength(2);
  });

  it('is asked again when it says nothing', async () => {
    await using server = await jsonServer('silence', { body });
    const web = searxngSearch(server.url, { ...quickLimits, attemptMs: 1_000 });
    expect(await web.search('x', forEver())).toHaveLength(2);
  });

  it('is not asked again after a refusal', async () => {
    await using server = await jsonServer({ status: 403, body: '' });
    await expect(searxngSearch(server.url, quickLimits).search('x', forEver())).rejects.toThrow(
      'answered 403',
    );
    expect(server.requests).toHaveLength(1);
  });

  it('is left alone after it has failed often enough', async () => {
    await using server = await jsonServer({ status: 500, body: '' });
    const web = searxngSearch(server.url, { ...quickLimits, failuresToOpen: 3 });
    await expect(web.search('x', forEver())).rejects.toThrow('answered 500');
    await expect(web.search('x', forEver())).rejects.toThrow(/circuit|breaker/i);
    expect(server.requests).toHaveLength(3);
  });

  it('ends with its caller', async () => {
    await using server = await jsonServer('silence');
    const caller = new AbortController();
    const searching = searxngSearch(server.url, quickLimits).search('x', caller.signal);
    caller.abort();
    await expect(searching).rejects.toThrow();
  });

  it('is not followed elsewhere, and not read without end', async () => {
    await using server = await jsonServer({ body: `{"results":[],"x":"${'x'.repeat(3_000_000)}"}` });
    const web = searxngSearch(server.url, { ...quickLimits, retries: 0 });
    await expect(web.search('x', forEver())).rejects.toThrow('more than');
  });
});

describe('results', () => {
  it('are web addresses only, each once, and no more than are wanted', () => {
    const results = [
      { url: 'javascript:alert(1)', title: 'x' },
      { url: 'not one', title: 'x' },
      { url: `https://example.com/${'x'.repeat(600)}`, title: 'x' },
      { url: 'https://example.com/a', title: '' },
      { url: 'https://example.com/a', title: 'again' },
      { url: 'https://example.com/b', title: '🏡'.repeat(300), snippet: null },
      { url: 'https://example.com/c' },
    ];
    expect(findingsOf(results, 2)).toEqual([
      { title: 'example.com', snippet: '', url: 'https://example.com/a' },
      { title: expect.stringMatching(/^🏡+…$/u) as string, snippet: '', url: 'https://example.com/b' },
    ]);
  });

  it.each([
    ['<strong>a</strong> &amp; b &lt;3', 'a & b <3'],
    ['a\n\tb\u0000c', 'a b c'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['\ud83c', '\ufffd'],
    ['&constructor;', '&constructor;'],
  ])('%j is plain as %j', (text, expected) => expect(plain(text)).toBe(expected));
});
