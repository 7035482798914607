import { ResearchQueryCompleted, researchQueryCompleted } from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { completed, forgotten, noted } from '../../test/spec-events.ts';
import { worldForEach } from '../../test/world.ts';
import { createKnowledgeSearch } from '../search/knowledge-search.ts';
import { answerQuestion, type AnsweringTools } from './answer-question.ts';
import { ResearchFailed } from './research-failed.ts';
import { forEver } from './test/json-server.ts';

const world = worldForEach();
const question = { userId: 'ada', queryId: 'q-1', query: 'Who pays the escrow fee in Washington?' };
const note = () =>
  noted('n', 1, { title: 'Escrow', text: 'In Washington the escrow fee is split. Lakes are nice.' });

async function answer(tools: Partial<AnsweringTools> = {}, query = question.query) {
  const { reads: notebook } = world();
  const stages: string[] = [];
  const reported: string[] = [];
  const made = await answerQuestion(
    { ...question, query },
    {
      notebook,
      search: createKnowledgeSearch(notebook),
      report: (_, service) => void reported.push(service),
      ...tools,
    },
    {
      signal: forEver(),
      onStage: (stage) => {
        stages.push(stage);
        return Promise.resolve();
      },
    },
  );
  const { results } = made;
  const detail = researchQueryCompleted({ ...question, query, ...made }).detail;
  expect(ResearchQueryCompleted.detail.safeParse(detail).error).toBeUndefined();
  expect(Buffer.byteLength(JSON.stringify(detail))).toBeLessThan(60 * 1024);
  return { ...made, ...results, stages, reported };
}

const web = (count: number) => ({
  search: () =>
    Promise.resolve(
      Array.from({ length: count }, (_, n) => ({
        title: `Page ${n}`,
        snippet: 'The escrow fee.',
        url: `https://example.com/${n}`,
      })),
    ),
});
const failing = { search: () => Promise.reject(new Error('down')) };
const model = { summarize: () => Promise.resolve('It is split [1].') };

describe('without anything configured', () => {
  it('is the best passages with their sources, and says so', async () => {
    await world().take(note());
    const { summary, sources, findings, keyTopics, stages } = await answer();
    expect(findings).toEqual([
      {
        title: 'Escrow',
        snippet: 'In Washington the escrow fee is split. Lakes are nice.',
        url: 'knowledge:k-1',
      },
    ]);
    expect(sources).toEqual(['knowledge:k-1']);
    expect(summary).toContain('[1] Escrow: In Washington the escrow fee is split.');
    expect(summary).toContain('No web search is set up. No model is set up');
    expect(keyTopics).toContain('escrow fee');
    expect(stages).toEqual(['summary']);
  });

  it('finds nothing in an empty knowledge base, and says what would help', async () => {
    expect(await answer()).toMatchObject({
      sources: [],
      keyTopics: [],
      findings: [],
      summary: expect.stringMatching(/^Nothing was found on this\. Add what you know/) as string,
    });
  });

  it('leaves out what has little to do with the question, and what is deleted', async () => {
    await world().take(
      note(),
      noted('m', 1, { text: 'Washington has many lakes.' }, 'lakes'),
      noted('o', 1, { text: 'The escrow fee in Washington.' }, 'gone'),
      forgotten('f', 2, 'gone'),
    );
    expect((await answer()).sources).toEqual(['knowledge:k-1']);
  });

  it('shows the user’s notes before earlier research, and not its own answer', async () => {
    const earlier = {
      summary: 'The escrow fee in Washington is split.',
      keyTopics: ['escrow fee'],
      findings: [],
    };
    await world().take(
      completed('own', 1, { query: question.query, results: earlier }),
      completed('c', 1, { queryId: 'q-2', query: question.query, results: earlier }),
      note(),
    );
    expect((await answer()).sources).toEqual(['knowledge:k-1', 'knowledge:research-q-2']);
  });

  it.each(['ở', '🏡', '"'])('holds its contract with the longest pieces, in “%s”', async (letter) => {
    const long = (most: number) => letter.repeat(most / letter.length);
    await world().take(
      ...Array.from({ length: 8 }, (_, n) =>
        noted(`n-${n}`, n, { title: `escrow ${long(190)}`, text: `escrow ${long(14_000)}` }, `k-${n}`),
      ),
    );
    expect((await answer({}, `escrow ${long(400)}`)).findings).toHaveLength(6);
  });
});

describe('with a web search and a model', () => {
  it('has both kinds of sources, and what the model makes of them', async () => {
    await world().take(note());
    const made = await answer({ web: web(2), summarizer: model });
    expect(made.summary).toBe('It is split [1].');
    expect(made.sources).toEqual(['knowledge:k-1', 'https://example.com/0', 'https://example.com/1']);
    expect(made.stages).toEqual(['web', 'summary']);
  });

  it('does without a web search that fails, and says so', async () => {
    await world().take(note());
    const made = await answer({ web: failing });
    expect(made.sources).toEqual(['knowledge:k-1']);
    expect(made.summary).toContain('The web could not be searched this time.');
    expect(made.reported).toEqual(['web search']);
  });

  it('does without a model that fails, and says so', async () => {
    const made = await answer({
      web: web(1),
      summarizer: { summarize: () => Promise.reject(new Error('down')) },
    });
    expect(made.summary).toContain('could not be reached');
    expect(made.reported).toEqual(['model']);
  });

  it('asks no model about nothing', async () => {
    expect((await answer({ web: web(0), summarizer: model })).summary).toMatch(/^Nothing was found/);
  });

  it('fails where there is nothing else and the web could not be searched', async () => {
    await expect(answer({ web: failing })).rejects.toThrow(ResearchFailed);
  });
});
