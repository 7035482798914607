import type { DetailOf, Finding, ResearchQueryCompleted } from '@bayon/event-contracts';
import { keyTopics } from '../search/key-topics.ts';
import { offlineSummary } from './offline-summary.ts';
import { passagesFor } from './passages.ts';
import { ResearchFailed } from './research-failed.ts';
import type { Summarizer } from './summarizer.ts';
import type { WebSearch } from './web-search.ts';

export type Answer = Pick<DetailOf<typeof ResearchQueryCompleted>, 'results' | 'sources'>;

/** What a question is answered with. The knowledge base is always there; the others where they are configured. */
export type AnsweringTools = Parameters<typeof passagesFor>[1] & {
  readonly web?: WebSearch | undefined;
  readonly summarizer?: Summarizer | undefined;
  /** Told of what failed and was done without. */
  readonly report: (error: unknown, service: 'web search' | 'model') => void;
};

export type Stage = 'web' | 'summary';

const maxTopics = 8;

/**
 * Answers a question from the knowledge base and, where they are configured, the web and a model. What does not answer
 * is done without, and the answer says so.
 *
 * @throws ResearchFailed where nothing at all was found because the web could not be searched
 */
export async function answerQuestion(
  question: { readonly userId: string; readonly queryId: string; readonly query: string },
  tools: AnsweringTools,
  { signal, onStage }: { readonly signal: AbortSignal; readonly onStage: (stage: Stage) => Promise<void> },
): Promise<Answer> {
  const own = await passagesFor(question, tools);
  const web = tools.web ? await fromWeb(question.query, tools, signal, onStage) : undefined;
  if (own.length === 0 && web instanceof ResearchFailed) throw web;
  const findings = [...own, ...(Array.isArray(web) ? web : [])];

  await onStage('summary');
  const written = findings.length > 0 ? await summarized(question.query, findings, tools, signal) : undefined;
  const missing = [
    ...(web instanceof ResearchFailed ? ['The web could not be searched this time.'] : []),
    ...(web === undefined ? ['No web search is set up.'] : []),
    ...(written === undefined && findings.length > 0
      ? [
          tools.summarizer
            ? 'The model that sums it up could not be reached, so these are passages as they stand.'
            : 'No model is set up to sum it up, so these are passages as they stand.',
        ]
      : []),
  ];
  return {
    results: {
      summary: written ?? offlineSummary(findings, missing),
      keyTopics: keyTopics(
        findings.map(({ title, snippet }) => `${title}\n${snippet}`),
        maxTopics,
      ),
      findings,
    },
    sources: [...new Set(findings.map(({ url }) => url))],
  };
}

async function fromWeb(
  query: string,
  { web, report }: AnsweringTools,
  signal: AbortSignal,
  onStage: (stage: Stage) => Promise<void>,
): Promise<Finding[] | ResearchFailed | undefined> {
  await onStage('web');
  try {
    return await web?.search(query, signal);
  } catch (cause) {
    signal.throwIfAborted();
    report(cause, 'web search');
    return new ResearchFailed('The web search did not answer. Please try again in a few minutes.', { cause });
  }
}

/** What the model makes of it; undefined where there is none, or it fails. */
async function summarized(
  query: string,
  findings: readonly Finding[],
  { summarizer, report }: AnsweringTools,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    return await summarizer?.summarize(query, findings, signal);
  } catch (error) {
    signal.throwIfAborted();
    report(error, 'model');
    return undefined;
  }
}
