import { describe, expect, it } from 'vitest';
import { type Agent, until } from '@bayon/cloud-driver';
import { quiet } from './quiet.ts';
import { readContentLog } from './realtime.ts';
import { aRequest, readAnalytics, readContent, written } from './studio.ts';
import { eventually, useCloud } from './use-cloud.ts';

const cloud = useCloud();

const publish = (
  { client }: Agent,
  id: string,
  body: { readonly publishedTo: string[]; readonly scheduledFor?: string },
) => client.post('/studio/content/{id}/publish', { params: { path: { id } }, body });

describe('an agent with a piece', () => {
  it('edits it: a new revision, analysed again, and the older one stays readable', async () => {
    const ada = await cloud().agent('ada');
    const before = await written(ada);
    const id = before.contentId;
    const edit = { title: 'Ballard in spring', content: 'Short. Call me today.' };
    expect(
      await ada.client.patch('/studio/content/{id}', { params: { path: { id } }, body: edit }),
    ).toMatchObject({
      changes: ['title', 'content'],
    });
    await eventually(async () => {
      const after = await readContent(ada, id);
      expect(after).toMatchObject({ ...edit, status: 'generated', revisionCount: 2 });
      expect(after.optimization?.analysedAt).not.toBe(before.optimization?.analysedAt);
      expect(after.optimization?.score).not.toBe(before.optimization?.score);
    });
    const revisions = await ada.client.get('/studio/content/{id}/revisions', { params: { path: { id } } });
    const { title, content } = before;
    expect(revisions).toMatchObject({ items: [edit, { title, content }] });
    expect((await readAnalytics(ada)).totals).toMatchObject({ contents: 1, updates: 1 });
  });

  it('publishes it now, on some channels', async () => {
    const ada = await cloud().agent('ada');
    const { contentId } = await written(ada);
    const publishedTo = ['newsletter', 'website'];
    expect(await publish(ada, contentId, { publishedTo })).toMatchObject({ contentId, publishedTo });
    await eventually(async () =>
      expect(await readContent(ada, contentId)).toMatchObject({
        status: 'published',
        publishedTo,
        published: [{ channel: 'newsletter' }, { channel: 'website' }],
        scheduled: [],
      }),
    );
    expect(await readAnalytics(ada)).toMatchObject({
      totals: { publications: 2 },
      days: [{ byChannel: { newsletter: 1, website: 1 } }],
    });
    await eventually(async () =>
      expect(await readContentLog(ada)).toMatchObject([
        { event: 'content_generated' },
        { event: 'content_published', data: { contentId, publishedTo } },
      ]),
    );
  });

  it('schedules it for later', async () => {
    const ada = await cloud().agent('ada');
    const { contentId } = await written(ada);
    const scheduledFor = '2099-05-04T09:00:00.000Z';
    await publish(ada, contentId, { publishedTo: ['website'], scheduledFor });
    await eventually(async () =>
      expect(await readContent(ada, contentId)).toMatchObject({
        status: 'scheduled',
        publishedTo: [],
        scheduled: [{ channel: 'website', scheduledFor }],
      }),
    );
    expect((await readAnalytics(ada)).totals.publications).toBe(0);
  });

  it('has it published once when the time has come, however often the scheduler looks', async () => {
    const ada = await cloud().agent('ada');
    const { contentId } = await written(ada);
    const scheduledFor = new Date(Date.now() + 3_000).toISOString();
    await publish(ada, contentId, { publishedTo: ['website'], scheduledFor });
    const runScheduler = () => cloud().aws.invoke('bayon-studio-local-scheduler', {});
    const runFiveAtOnce = () => Promise.all([1, 2, 3, 4, 5].map(runScheduler));

    await until('the publication', async () => {
      await runFiveAtOnce();
      return (await readContent(ada, contentId)).status === 'published' ? true : undefined;
    });
    await runFiveAtOnce();
    await quiet(cloud());

    const { publishedTo, published, scheduled } = await readContent(ada, contentId);
    expect(publishedTo).toEqual(['website']);
    expect(Date.parse(published[0]!.publishedAt)).toBeGreaterThanOrEqual(Date.parse(scheduledFor));
    expect(scheduled).toEqual([]);
    expect((await readAnalytics(ada)).totals.publications).toBe(1);
    const told = (await readContentLog(ada)).filter(({ event }) => event === 'content_published');
    expect(told.map(({ data }) => data['scheduledFor'])).toEqual([scheduledFor, undefined]);
  });

  it('for social media finds a post planned on each platform', async () => {
    const ada = await cloud().agent('ada');
    const { contentId } = await written(ada, aRequest({ contentType: 'social-media' }));
    await eventually(async () => {
      const { status, scheduled } = await readContent(ada, contentId);
      expect(status).toBe('scheduled');
      expect(scheduled.map(({ channel }) => channel)).toEqual(['facebook', 'instagram', 'linkedin', 'x']);
      expect(scheduled.every((slot) => slot.scheduledFor > new Date().toISOString())).toBe(true);
    });
  });
});
