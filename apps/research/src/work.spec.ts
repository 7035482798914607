import {
  type EventContract,
  type EventDraft,
  JobProgressUpdate,
  RealTimeNotification,
  ReportGenerated,
  ResearchQueryCompleted,
} from '@bayon/event-contracts';
import { PublishFailed } from '@bayon/publisher';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../test/world.ts';
import { asked, completed, noted, ordered } from '../test/spec-events.ts';
import { ResearchFailed } from './answering/research-failed.ts';
import { makeOutcome, type Tools } from './make-outcome.ts';
import { createKnowledgeSearch } from './search/knowledge-search.ts';
import { works } from './subscriptions.ts';
import { type Work, work, type WorkOptions } from './work.ts';

const world = worldForEach();
const question = asked('asked', 1, { query: 'Who pays the escrow fee?' });

/** One delivery to the worker. */
function deliver(event: Work, options: Partial<WorkOptions> = {}, tools: Partial<Tools> = {}) {
  const { reads: notebook, publisher } = world();
  return work(event, {
    make: makeOutcome({
      notebook,
      search: createKnowledgeSearch(notebook),
      report: () => undefined,
      ...tools,
    }),
    publisher,
    settler: world().anotherSettler({ scope: 'research worker' }),
    signal: new AbortController().signal,
    isLastAttempt: false,
    ...options,
  });
}
const progress = () => world().published(JobProgressUpdate);
const percents = () => progress().map(({ progress: percent, status }) => [percent, status]);
const answers = () => world().published(ResearchQueryCompleted);

describe('a question', () => {
  it('is reported from 10 to 90 per cent, answered, and done once the answer is stored', async () => {
    await world().take(noted('n', 1, { text: 'The escrow fee is split.' }), question);
    expect(await deliver(question)).toBe('settled');
    expect(percents()).toEqual([
      [10, 'started'],
      [70, 'processing'],
      [90, 'processing'],
    ]);
    expect(answers()).toMatchObject([
      { queryId: 'q-1', jobId: 'j-1', sources: ['knowledge:k-1'], event: { causationId: 'asked' } },
    ]);
    await world().drain();
    expect(await world().reads.job('ada', 'j-1')).toMatchObject({ progress: 100, status: 'completed' });
    expect(await world().reads.query('ada', 'q-1')).toMatchObject({ answer: {} });
  });

  it('with a web search is reported in one more step', async () => {
    await deliver(question, {}, { web: { search: () => Promise.resolve([]) } });
    expect(percents().map(([percent]) => percent)).toEqual([10, 40, 70, 90]);
  });

  it('is answered once, however often it is delivered', async () => {
    await deliver(question);
    expect(await deliver(question, { make: () => Promise.reject(new Error('not again')) })).toBe('duplicate');
    expect(new Set(answers().map(({ event }) => event.id)).size).toBe(1);
  });

  it('has its answer published by the next delivery, when the bus was gone after it was settled', async () => {
    const settler = world().anotherSettler({ scope: 'research worker' });
    const crashing: WorkOptions['settler'] = {
      ...settler,
      settle: (...all) => {
        world().bus.refuse(true);
        return settler.settle(...all);
      },
    };
    await expect(deliver(question, { settler: crashing })).rejects.toThrow(PublishFailed);
    world().bus.refuse(false);
    expect(await deliver(question)).toBe('duplicate');
    expect(answers()).toHaveLength(1);
  });

  it('has one outcome though several answer at once', async () => {
    const outcomes = await Promise.all([deliver(question), deliver(question), deliver(question)]);
    expect(outcomes.toSorted()).toEqual(['duplicate', 'duplicate', 'settled']);
    expect(new Set(answers().map((detail) => JSON.stringify(detail))).size).toBe(1);
  });
});

describe('a failure', () => {
  const failing =
    (error: Error): WorkOptions['make'] =>
    async (_, tell): Promise<EventDraft> => {
      await tell(40, 'Half of it…', 1);
      throw error;
    };
  const failed = () => progress().filter(({ status }) => status === 'failed');

  it('is told to the user: where it was, with a notification, and gives the question back', async () => {
    await world().take(question);
    expect(await deliver(question, { make: failing(new ResearchFailed('The web did not answer.')) })).toBe(
      'settled',
    );
    expect(failed()).toMatchObject([{ jobId: 'j-1', progress: 40, message: 'The web did not answer.' }]);
    expect(world().published(RealTimeNotification)).toMatchObject([
      {
        type: 'job_failed',
        message: 'Your question could not be answered. The web did not answer.',
        data: { jobId: 'j-1', jobType: 'research' },
        severity: 'warning',
      },
    ]);
    await world().drain();
    expect(await world().reads.usage('ada', '2026-11')).toMatchObject({ queries: 0 });
  });

  it('that nobody expected is tried again, and told only at the last', async () => {
    const make = failing(new Error('secret host'));
    await expect(deliver(question, { make })).rejects.toThrow('secret host');
    expect(failed()).toEqual([]);
    await expect(deliver(question, { make, isLastAttempt: true })).rejects.toThrow('secret host');
    expect(failed()).toMatchObject([{ message: 'Something went wrong on our side. Please try again.' }]);
    expect(JSON.stringify(world().bus.events)).not.toContain('secret');
  });
});

describe('a report', () => {
  const order = ordered('ordered', 5, { queryIds: ['q-2', 'q-1'] });

  it('is made of its questions, in their order', async () => {
    await world().take(completed('a', 1), completed('b', 2, { queryId: 'q-2', query: 'Another?' }), order);
    expect(await deliver(order)).toBe('settled');
    expect(
      percents()
        .slice(-3)
        .map(([percent]) => percent),
    ).toEqual([10, 50, 90]);
    expect(world().published(ReportGenerated)).toMatchObject([
      {
        reportId: 'r-1',
        jobId: 'j-2',
        reportData: { sections: [{ heading: 'Another?' }, { heading: completed('a', 1).detail.query }] },
      },
    ]);
    await world().drain();
    expect(await world().reads.job('ada', 'j-2')).toMatchObject({ progress: 100, reportId: 'r-1' });
  });

  it.each([
    ['missing', []],
    ['not answered', [asked('a', 1)]],
  ])('fails where a question is %s', async (_, events) => {
    await world().take(completed('b', 2, { queryId: 'q-2' }), ...events);
    await deliver(order);
    expect(progress().at(-1)).toMatchObject({ status: 'failed', progress: 10 });
    expect(world().published(RealTimeNotification).at(-1)).toMatchObject({
      type: 'job_failed',
      message: expect.stringMatching(/^Your report could not be written\. Some of its questions/) as string,
    });
  });
});

/** Every example of every version of what the worker's queue takes. */
const examples = (works as readonly EventContract[]).flatMap((contract) =>
  contract.examples.map((example, place) => ({
    name: `${contract.detailType}, example ${place}`,
    event: anEvent(contract, example, { id: `example-${place}` }),
  })),
);

it.each(examples)('the worker takes $name', async ({ event }) => {
  expect(await deliver(event as Work)).toBe('settled');
});
