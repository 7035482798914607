import {
  contentRequest,
  type ContentRequest,
  contentTypes,
  maxContent,
  maxTitle,
} from '@bayon/event-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aListing, anyRequest, ordinaryBlogPost } from '../test/any-request.ts';
import { offlineComposer } from './offline-composer.ts';
import { wordCount } from './phrases.ts';

const never = new AbortController().signal;

const write = (request: ContentRequest) =>
  offlineComposer().write(request, { onProgress: () => undefined, signal: never });

const aRequest = (overrides: Partial<ContentRequest> = {}): ContentRequest =>
  contentRequest.parse({
    contentType: 'blog-post',
    topic: 'What first-time buyers in Ballard should know this spring',
    ...overrides,
  });

describe('offline composer', () => {
  it('keeps within the limits of a piece, whatever it is asked', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const { title, content, prompt } = await write(request);
        expect(title.trim().length).toBeGreaterThan(0);
        expect(title.length).toBeLessThanOrEqual(maxTitle);
        expect(title).not.toMatch(/[\n\r]/u);
        expect(content.length).toBeGreaterThan(0);
        expect(content.length).toBeLessThanOrEqual(request.contentType === 'social-media' ? 900 : maxContent);
        expect(prompt.length).toBeLessThanOrEqual(4_000);
        expect(title + content).toSatisfy((text: string) => text.isWellFormed());
      }),
    );
  });

  it('leaves no hole where a fact is missing', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const { title, content } = await write(request);
        const facts = JSON.stringify(request);
        for (const hole of ['undefined', 'NaN', '[object', '{home}', '{audience}']) {
          if (!facts.includes(hole)) expect(title + content).not.toContain(hole);
        }
        expect(content).not.toMatch(/\n{3}/u);
      }),
    );
  });

  it('writes the same piece for the same request', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        expect(await write(structuredClone(request))).toEqual(await write(request));
      }),
      { numRuns: 30 },
    );
  });

  it('reports progress that rises to 1', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const told: number[] = [];
        await offlineComposer().write(request, {
          onProgress: (fraction) => told.push(fraction),
          signal: never,
        });
        expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b));
        expect(told[0]).toBeGreaterThan(0);
        expect(told.at(-1)).toBe(1);
      }),
      { numRuns: 30 },
    );
  });

  it('writes blog posts of 350 to 700 words with three to five sections and a call to action', async () => {
    await fc.assert(
      fc.asyncProperty(ordinaryBlogPost, async (request) => {
        const { content } = await write(request);
        expect(wordCount(content)).toBeGreaterThanOrEqual(350);
        expect(wordCount(content)).toBeLessThanOrEqual(700);
        const sections = content.match(/^## /gmu)?.length ?? 0;
        expect(sections - 1).toBeGreaterThanOrEqual(3);
        expect(sections - 1).toBeLessThanOrEqual(5);
      }),
    );
  });

  it.each(contentTypes)('states no figure in a %s that the request does not give', async (contentType) => {
    for (const tone of ['warm', 'professional', 'playful', 'luxury', 'plain']) {
      for (const request of [
        aRequest({ contentType, tone, keywords: ['Ballard homes', 'condos'], listing: aListing }),
        aRequest({ contentType, tone, topic: 'Is it a good time to sell?' }),
      ]) {
        const { content } = await write(request);
        const given = `${JSON.stringify(request)} $1,185,000 2,480`;
        const figures = content.replace(/^## Scene \d+:/gmu, '').match(/\d[\d.,]*\d|\d/gu) ?? [];
        for (const figure of figures) expect(given).toContain(figure);
      }
    }
  });

  it.each(contentTypes)('sounds different in every tone as a %s', async (contentType) => {
    const tones = ['warm', 'professional', 'playful', 'luxury', undefined];
    const pieces = await Promise.all(
      tones.map((tone) => write(aRequest({ contentType, ...(tone && { tone }) }))),
    );
    expect(new Set(pieces.map(({ content }) => content)).size).toBe(tones.length);
  });

  it('uses the keywords, the audience and the listing', async () => {
    const { content } = await write(
      aRequest({
        keywords: ['Ballard homes', 'condos'],
        audience: 'people new to Seattle',
        listing: aListing,
      }),
    );
    for (const fact of ['Ballard homes', 'condos', 'people new to Seattle', aListing.address, '$1,185,000']) {
      expect(content).toContain(fact);
    }
  });

  it('makes hashtags of keywords in a social post', async () => {
    const { content } = await write(
      aRequest({
        contentType: 'social-media',
        keywords: ['Ballard homes', 'nhà phố', '2026', 'ballard HOMES'],
      }),
    );
    expect(content.split('\n').at(-1)).toBe('#BallardHomes #NhàPhố');
  });

  it.each(['listing-description', 'social-media', 'video-script'] as const)(
    'does not say whom a home suits in a %s that advertises it',
    async (contentType) => {
      const { content } = await write(
        aRequest({ contentType, listing: aListing, audience: 'young families' }),
      );
      expect(content).not.toContain('young families');
    },
  );

  it.each([
    ['How much is my home worth?', 'How much is my home worth?'],
    ['sell with a plan.', 'Sell with a plan'],
    ['wait  for\nspring…', 'Wait for spring…'],
    ['căn hộ ở Fremont', 'Căn hộ ở Fremont'],
  ])('takes the topic %j as the title %j', async (topic, title) => {
    const piece = await write(aRequest({ topic }));
    expect(piece.title).toBe(title);
    expect(piece.content).not.toMatch(/[?!…][.]|[^.][.]{2}(?![.])/u);
  });

  it('ends when it is cancelled', async () => {
    const cancelled = new AbortController();
    const writing = offlineComposer().write(aRequest(), {
      onProgress: () => cancelled.abort(),
      signal: cancelled.signal,
    });
    await expect(writing).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});
