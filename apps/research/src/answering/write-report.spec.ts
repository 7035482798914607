import { ReportGenerated, reportGenerated, ResearchQueryCompleted } from '@bayon/event-contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Query } from '../notebook/query.ts';
import { writeReport } from './write-report.ts';

const { results, sources } = ResearchQueryCompleted.examples[0]!;
const answered = (queryId: string, answer: Partial<NonNullable<Query['answer']>> = {}): Query => ({
  queryId,
  query: `Question ${queryId}?`,
  createdAt: '2026-11-23T10:00:00.000Z',
  answer: { results, sources, from: { at: '', eventId: '' }, ...answer },
});
const draftOf = (queries: readonly Query[]) =>
  reportGenerated({
    userId: 'ada',
    reportId: 'r-1',
    reportType: 'summary',
    jobId: 'j-1',
    ...writeReport('summary', queries),
  });

it('has a section for each question, in their order, and every source once', () => {
  const { title, reportData } = writeReport('buyer-guide', [answered('b'), answered('a')]);
  expect(title).toBe('Buyer’s guide: Question b? and 1 more');
  expect(reportData.sections.map(({ heading }) => heading)).toEqual(['Question b?', 'Question a?']);
  expect(reportData.sections[0]).toMatchObject({ text: results.summary, findings: results.findings });
  expect(reportData.sources).toEqual(sources);
  expect(reportData.summary).toContain('answers 2 questions from 3 sources');
});

it('of an answer that found nothing says so', () => {
  const empty = { summary: '', keyTopics: [], findings: [] };
  const { reportData } = writeReport('summary', [answered('a', { results: empty, sources: [] })]);
  expect(reportData.summary).toBe('This report answers 1 question from 0 sources.');
});

it.each(['x', 'ở', '"', '\u0000', '🏡'])('of 20 of the longest answers is one event, in %j', (letter) => {
  const long = (most: number) => letter.repeat(most / letter.length);
  const longest: Query['answer'] = {
    results: {
      summary: long(4_000),
      keyTopics: Array.from({ length: 20 }, () => `x${long(78)}`),
      findings: Array.from({ length: 20 }, () => ({
        title: `x${long(198)}`,
        snippet: long(600),
        url: long(500),
      })),
    },
    sources: Array.from({ length: 50 }, (_, n) => `${n}x${long(490)}`),
    from: { at: '', eventId: '' },
  };
  const queries = Array.from({ length: 20 }, (_, n) => ({
    ...answered(`${n}`, longest),
    query: `x${long(498)}`,
  }));
  const { detail } = draftOf(queries);
  expect(Buffer.byteLength(JSON.stringify(detail))).toBeLessThan(60 * 1024);
  expect(ReportGenerated.detail.safeParse(detail).error).toBeUndefined();
});

it('holds its contract whatever was asked and found', () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .map((some) => `x${some}`.slice(0, 80).trim());
  const query = fc.record({ query: word, summary: fc.string({ maxLength: 300 }), topic: word, source: word });
  fc.assert(
    fc.property(fc.array(query, { minLength: 1, maxLength: 20 }), (all) => {
      const queries = all.map(({ query: asked, summary, topic, source }, n) => ({
        ...answered(`${n}`, { results: { summary, keyTopics: [topic], findings: [] }, sources: [source] }),
        query: asked,
      }));
      expect(ReportGenerated.detail.safeParse(draftOf(queries).detail).error).toBeUndefined();
    }),
  );
});
