import type { DetailOf, ReportGenerated } from '@bayon/event-contracts';
import { beginningOf } from '../beginning-of.ts';
import { type ReportType, reportLabels } from '../notebook/report.ts';
import type { Query } from '../notebook/query.ts';
import { plain } from './web-search.ts';

type Made = Pick<DetailOf<typeof ReportGenerated>, 'title' | 'reportData'>;

/** How much of each question a report shows. Characters, but for findings and sources. */
interface Breadth {
  readonly text: number;
  readonly findings: number;
  readonly snippet: number;
  readonly sources: number;
}

/** From the most that is useful down to what fits into an event with 20 questions in any script. */
const breadths: readonly [Breadth, ...Breadth[]] = [
  { text: 2_500, findings: 5, snippet: 500, sources: 50 },
  { text: 1_500, findings: 3, snippet: 400, sources: 40 },
  { text: 1_000, findings: 2, snippet: 250, sources: 30 },
  { text: 400, findings: 0, snippet: 0, sources: 20 },
];

/** Bytes of JSON: an event may have 64 KiB, its envelope included. */
const maxBytes = 52 * 1024;

/** A report on some answered questions, in their order: one section each, what they found, and all their sources. */
export function writeReport(reportType: ReportType, queries: readonly Query[]): Made {
  const [first, ...others] = queries.map(({ query }) => query);
  const label = reportLabels[reportType];
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const title = `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${beginningOf(first ?? '', 200)}${more}`;
  for (const breadth of breadths) {
    const reportData = dataOf(queries, breadth);
    if (Buffer.byteLength(JSON.stringify(reportData)) <= maxBytes) return { title, reportData };
  }
  return { title, reportData: dataOf(queries, { text: 200, findings: 0, snippet: 0, sources: 0 }) };
}

function dataOf(queries: readonly Query[], breadth: Breadth): Made['reportData'] {
  const sources = [...new Set(queries.flatMap(({ answer }) => answer?.sources ?? []))];
  const topics = [...new Set(queries.flatMap(({ answer }) => answer?.results.keyTopics ?? []))].slice(0, 6);
  const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  return {
    summary: [
      `This report answers ${counted(queries.length, 'question')} from ${counted(sources.length, 'source')}.`,
      ...(topics.length > 0 ? [`It is mostly about ${topics.join(', ')}.`] : []),
    ].join(' '),
    sections: queries.map(({ query, answer }) => ({
      heading: beginningOf(plain(query), 200) || 'Question',
      text: beginningOf(answer?.results.summary ?? '', breadth.text),
      findings: (answer?.results.findings ?? []).slice(0, breadth.findings).map((finding) => ({
        ...finding,
        snippet: beginningOf(finding.snippet, breadth.snippet),
      })),
    })),
    sources: sources.slice(0, breadth.sources),
  };
}
