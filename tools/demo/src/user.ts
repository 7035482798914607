import { type CloudClient, DemoError } from './cloud-client.ts';
import type { Screen } from './screen.ts';
import { watch } from './watch.ts';

/** Registration, onboarding, usage to 80 % and 100 %, a refusal, an upgrade, access. */
export async function userDemo(agent: CloudClient, screen: Screen): Promise<void> {
  const eyes = await watch(agent, screen);
  screen.print(`${agent.user} registers.`);
  await agent.call('POST', '/users', { email: `${agent.user}@agents.example`, registrationMethod: 'email' });
  await eyes.notified('welcome');
  await eyes.until('/user/onboarding', (answer) => JSON.stringify(answer).includes('first-content'));

  screen.print('The free plan has five pieces a month. All five are asked for.');
  const ask = (topic: string) =>
    agent.call('POST', '/studio/content', { contentType: 'social-media', topic });
  for (let piece = 1; piece <= 5; piece += 1) {
    const { jobId } = await ask(`Open house number ${piece} this Sunday`);
    await eyes.finished(jobId);
  }
  await eyes.notified('usage_warning');
  await eyes.notified('usage_limit_exceeded');
  const refusal = await ask('One more').then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(refusal instanceof DemoError)) throw new DemoError('the sixth piece was not refused');
  screen.print(`\n  ${refusal.message}\n`);

  screen.print('An upgrade to pro.');
  await agent.call('PUT', '/user/subscription', { plan: 'pro' });
  await eyes.notified('subscription_changed');
  await eyes.until('/user/subscription', (answer) => JSON.stringify(answer).includes('pro'));
  await until(() => ask('The sixth piece, on the pro plan'));
  screen.print('  The sixth piece is taken.');
}

/** The access is on its way to studio: tries until it is there. */
async function until(attempt: () => Promise<unknown>): Promise<void> {
  for (const end = Date.now() + 60_000; ;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (!(error instanceof DemoError) || Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
