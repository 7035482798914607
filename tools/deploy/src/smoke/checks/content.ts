import type { Facts } from '../agent.ts';
import { SmokeFailed } from '../../errors.ts';
import type { Check } from '../check.ts';

/** A piece is asked for, watched, told of, read, and in the trail with all that came of it. */
export const content: Check = {
  name: 'content',
  async run({ agent }) {
    const body = { contentType: 'blog-post', topic: 'What a smoke test sees in Ballard' } as const;
    const { jobId, contentId } = (await agent.client.post('/studio/content', {
      body,
    })) as Facts;
    const { status, message } = await agent.finished(String(jobId));
    if (status !== 'completed') throw new SmokeFailed(`the piece was not written: ${message}`);
    await agent.notified('content_generated');
    const path = { id: String(contentId) };
    const piece = (await agent.client.get('/studio/content/{id}', { params: { path } })) as Facts;
    const query = { entity: `content:${String(contentId)}` };
    const trail = await agent.until(
      'the trail of the piece',
      () => agent.client.get('/audit/events', { params: { query } }),
      ({ items }) => JSON.stringify(items).includes('Content Generated'),
    );
    return `“${String(piece['title'])}”, ${(trail['items'] as unknown[]).length} events in the trail`;
  },
};
