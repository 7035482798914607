import type { Agent, Facts } from './agent.ts';
import type { Screen } from './screen.ts';
import { watch } from './watch.ts';

const knowledge = {
  'closing-costs': [
    'Closing costs in King County',
    'Buyers most often overlook title insurance, the escrow fee and prepaid property tax. Closing costs come to two to five per cent of the price.',
  ],
  escrow: [
    'Who pays escrow in Washington',
    'In Washington the escrow fee is usually split between buyer and seller at closing. The escrow company holds the earnest money.',
  ],
  'title-insurance': [
    'Title insurance explained',
    'Title insurance protects the lender and, with an owner policy, the buyer. It is paid once, at closing.',
  ],
} as const;

/** A question: answered from the agent's own knowledge, with suggestions, and an idea in studio. */
export async function researchDemo(agent: Agent, screen: Screen): Promise<void> {
  const { client } = agent;
  const eyes = await watch(agent, screen);
  screen.print(`${agent.user} fills a knowledge base and asks a question.`);
  for (const [id, [title, text]] of Object.entries(knowledge)) {
    await client.put('/research/knowledge/{id}', {
      params: { path: { id } },
      body: { title, text, tags: ['buyers'] },
    });
  }
  await eyes.until(
    'the knowledge',
    () => client.get('/research/knowledge', { params: { query: { q: 'closing' } } }),
    ({ items }) => (items as unknown[]).length === 3,
  );

  const query = 'Which closing costs do buyers overlook: who pays escrow, and what is title insurance?';
  const { queryId, jobId } = (await client.post('/research/queries', { body: { query } })) as Facts;
  await eyes.finished(jobId);
  await eyes.notified('research_completed');
  const answer = (await client.get('/research/queries/{id}', {
    params: { path: { id: String(queryId) } },
  })) as Facts;
  screen.print(`\n${JSON.stringify(answer['results'] ?? answer, null, 2)}\n`);

  const ideas = await eyes.until(
    'an idea',
    () => client.get('/studio/ideas'),
    (one) => JSON.stringify(one).includes(String(queryId)),
  );
  screen.print(
    `Studio suggests: ${(ideas['items'] as { topic: string }[]).map(({ topic }) => topic).join(' · ')}`,
  );
  await eyes.until(
    'a recommendation',
    () => client.get('/user/recommendations'),
    ({ items }) => (items as unknown[]).length > 0,
  );
  screen.print('And the user service recommends what to ask next: GET /user/recommendations');
}
