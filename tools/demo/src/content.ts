import { type Agent, DemoError, type Facts } from './agent.ts';
import type { Screen } from './screen.ts';
import { watch } from './watch.ts';

/** An agent asks for a blog post, watches it being written, is told that it is ready, and reads it. */
export async function contentDemo(agent: Agent, screen: Screen): Promise<void> {
  const { client } = agent;
  const eyes = await watch(agent, screen);
  screen.print(`${agent.user} asks for a blog post.`);
  const { jobId, contentId } = (await client.post('/studio/content', {
    body: {
      contentType: 'blog-post',
      topic: 'What first-time buyers in Ballard should know this spring',
      tone: 'warm',
      audience: 'first-time buyers',
      keywords: ['Ballard homes', 'first-time buyer'],
    },
  })) as Facts;
  const end = await eyes.finished(jobId);
  if (end.status !== 'completed') throw new DemoError(end.message);
  await eyes.notified('content_generated', (data) => data['contentId'] === contentId);

  const content = (await client.get('/studio/content/{id}', {
    params: { path: { id: String(contentId) } },
  })) as Facts;
  screen.print(`\n${String(content['title'])}\n${'─'.repeat(60)}\n${String(content['content'])}\n`);
  screen.print(
    `(status ${String(content['status'])}, by ${(content['metadata'] as { model: string }).model})`,
  );
}
