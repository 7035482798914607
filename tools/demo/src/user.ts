import { ProblemError } from '@bayon/client';
import type { Agent, Facts } from './agent.ts';
import type { Screen } from './screen.ts';
import { watch } from './watch.ts';

/** Registration, onboarding, usage to 80 % and 100 %, a refusal, an upgrade, access. */
export async function userDemo(agent: Agent, screen: Screen): Promise<void> {
  const { client } = agent;
  const eyes = await watch(agent, screen);
  screen.print(`${agent.user} registers.`);
  await client.post('/users', {
    body: { email: `${agent.user}@agents.example`, registrationMethod: 'email' },
  });
  await eyes.notified('welcome');
  await eyes.until(
    'the onboarding',
    () => client.get('/user/onboarding'),
    (answer) => JSON.stringify(answer).includes('first-content'),
  );

  screen.print('The free plan has five pieces a month. All five are asked for.');
  const ask = (topic: string): Promise<Facts> =>
    client.post('/studio/content', { body: { contentType: 'social-media', topic } });
  for (let piece = 1; piece <= 5; piece += 1) {
    const { jobId } = await ask(`Open house number ${piece} this Sunday`);
    await eyes.finished(jobId);
  }
  await eyes.notified('usage_warning');
  await eyes.notified('usage_limit_exceeded');
  // Studio counts for itself, a moment before or after the user service did: the limit is met when both have.
  const { refused } = await eyes.until(
    'a piece beyond the plan',
    () => ask('One more').catch(refusalOf),
    (answer) => answer['refused'] !== undefined,
  );
  screen.print(`\n  ${String(refused)}\n`);

  screen.print('An upgrade to pro.');
  await client.put('/user/subscription', { body: { plan: 'pro' } });
  await eyes.notified('subscription_changed');
  await eyes.until(
    'the plan',
    () => client.get('/user/subscription'),
    (answer) => JSON.stringify(answer).includes('pro'),
  );
  await eyes.until(
    'the sixth piece',
    () => ask('The sixth piece, on the pro plan').catch(refusalOf),
    (answer) => answer['refused'] === undefined,
  );
  screen.print('  The sixth piece is taken.');
}

/** A piece is taken, or refused in words: the plan has no room for it. */
const refusalOf = (error: unknown): Facts => {
  if (error instanceof ProblemError && error.status === 402) return { refused: error.message };
  throw error;
};
