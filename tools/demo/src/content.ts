import { type CloudClient, DemoError } from './cloud-client.ts';
import type { Screen } from './screen.ts';
import { watch } from './watch.ts';

/** An agent asks for a blog post, watches it being written, is told that it is ready, and reads it. */
export async function contentDemo(agent: CloudClient, screen: Screen): Promise<void> {
  const eyes = await watch(agent, screen);
  screen.print(`${agent.user} asks for a blog post.`);
  const { jobId, contentId } = await agent.call('POST', '/studio/content', {
    contentType: 'blog-post',
    topic: 'What first-time buyers in Ballard should know this spring',
    tone: 'warm',
    audience: 'first-time buyers',
    keywords: ['Ballard homes', 'first-time buyer'],
  });
  const end = await eyes.finished(jobId);
  if (end['status'] !== 'completed') throw new DemoError(String(end['message']));
  await eyes.notified('content_generated', (data) => data['contentId'] === contentId);

  const content = await agent.call('GET', `/studio/content/${String(contentId)}`);
  screen.print(`\n${String(content['title'])}\n${'─'.repeat(60)}\n${String(content['content'])}\n`);
  screen.print(
    `(status ${String(content['status'])}, by ${(content['metadata'] as { model: string }).model})`,
  );
}
