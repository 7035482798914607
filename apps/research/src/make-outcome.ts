import { type EventDraft, reportGenerated, researchQueryCompleted } from '@bayon/event-contracts';
import { answerQuestion, type AnsweringTools } from './answering/answer-question.ts';
import { ResearchFailed } from './answering/research-failed.ts';
import { writeReport } from './answering/write-report.ts';
import type { Notebook } from './notebook/reads.ts';
import type { Work, WorkOptions } from './work.ts';

export type Tools = AnsweringTools & { readonly notebook: Pick<Notebook, 'queriesById' | 'knowledgeById'> };

/** What each kind of work makes: a question its answer, a report its text. */
export const makeOutcome =
  (tools: Tools): WorkOptions['make'] =>
  (event, tell, signal) =>
    'queryId' in event.detail
      ? answered(event.detail, tools, tell, signal)
      : written(event.detail, tools, tell);

type Asked = Extract<Work['detail'], { queryId: string }>;
type Ordered = Extract<Work['detail'], { reportId: string }>;

async function answered(
  { userId, queryId, jobId, query }: Asked,
  tools: Tools,
  tell: Parameters<WorkOptions['make']>[1],
  signal: AbortSignal,
): Promise<EventDraft> {
  const [web, model] = [tools.web ? 4 : 0, tools.summarizer ? 10 : 0];
  await tell(10, 'Looking into your knowledge base…', 2 + web + model);
  const answer = await answerQuestion({ userId, queryId, query }, tools, {
    signal,
    onStage: (stage) =>
      stage === 'web'
        ? tell(40, 'Searching the web…', 1 + web + model)
        : tell(70, 'Putting the answer together…', 1 + model),
  });
  return researchQueryCompleted({ userId, queryId, query, jobId, ...answer });
}

async function written(
  { userId, reportId, jobId, reportType, queryIds }: Ordered,
  { notebook }: Tools,
  tell: Parameters<WorkOptions['make']>[1],
): Promise<EventDraft> {
  await tell(10, 'Collecting your answers…', 2);
  const ids = [...new Set(queryIds)];
  const found = new Map((await notebook.queriesById(userId, ids)).map((query) => [query.queryId, query]));
  const queries = ids.flatMap((id) => found.get(id) ?? []).filter(({ answer }) => answer !== undefined);
  if (queries.length < ids.length) {
    throw new ResearchFailed('Some of its questions are not answered yet. Please try again once they are.');
  }
  await tell(50, 'Writing…', 1);
  return reportGenerated({ userId, reportId, reportType, jobId, ...writeReport(reportType, queries) });
}
