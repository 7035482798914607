import { contentTypes } from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { until } from '@bayon/cloud-driver';
import { aContentGenerated, put } from './bus.ts';
import { tapBus } from './bus-tap.ts';
import { quiet } from './quiet.ts';
import { aboutContent, dataOf, progressOf, readJobs, readContentLog } from './realtime.ts';
import { aRequest, ask, readAnalytics, readContent, readJob, readLibrary, written } from './studio.ts';
import { eventually, useCloud } from './use-cloud.ts';

const cloud = useCloud();
const anything: unknown = expect.anything();

const listing = {
  address: '7214 Corliss Ave N, Seattle, WA 98103',
  price: { amountCents: 118_500_000, currency: 'USD' },
  beds: 4,
  baths: 2.5,
  areaSqFt: 2_480,
  features: ['restored fir floors', 'south-facing garden'],
};

describe('an agent who asks for a blog post', () => {
  it('sees it being written, is told when it is ready, and finds it everywhere', async () => {
    const ada = await cloud().agent('ada');
    const tap = await tapBus(cloud().aws, 'Job Progress Update');
    const page = await ada.page();
    const { jobId, contentId } = await ask(ada);

    await page.until('the notification and the end of the job', ({ notifications }) => {
      const told = notifications.some((one) => dataOf(one)['jobId'] === jobId);
      return told && progressOf(page, jobId).some(({ progress }) => progress === 100);
    });

    // Every step left the generator. A step that is overtaken on its way is not told any more.
    const steps = [10, 20, 35, 50, 65, 80, 90, 100];
    const published = await until('all progress on the bus', async () => {
      const seen = (await tap.taken()).filter((detail) => detail['jobId'] === jobId);
      return seen.length >= steps.length ? seen : undefined;
    });
    expect(published.map(({ progress }) => progress as number).sort((a, b) => a - b)).toEqual(steps);
    const told = progressOf(page, jobId);
    expect(steps).toEqual(expect.arrayContaining(told.map(({ progress }) => progress)));
    expect(told[0]).not.toMatchObject({ status: 'completed' });
    expect(told.find(({ progress }) => progress === 100)).toMatchObject({
      jobType: 'content-generation',
      status: 'completed',
    });

    const content = await readContent(ada, contentId);
    const ready = {
      event: 'content_generated',
      seq: expect.any(Number) as number,
      severity: 'success',
      message: `Your blog post “${content.title}” is ready.`,
      data: { contentId, contentType: 'blog-post', title: content.title, jobId },
    };
    expect(aboutContent(page.notifications)).toMatchObject([ready]);
    expect(await readContentLog(ada)).toMatchObject([ready]);

    await eventually(async () =>
      expect(await readContent(ada, contentId)).toMatchObject({
        userId: ada.user,
        contentId,
        contentType: 'blog-post',
        title: anything,
        content: expect.stringContaining('Ballard') as string,
        metadata: { generationTime: anything, tokensUsed: 0, model: 'offline-composer', prompt: anything },
        keywords: ['Ballard homes', 'first-time buyer'],
        jobId,
        status: 'generated',
        publishedTo: [],
        revisionCount: 1,
        optimization: { score: expect.any(Number) as number, suggestions: expect.any(Array) as unknown[] },
      }),
    );
    expect(await readAnalytics(ada)).toMatchObject({
      totals: { contents: 1 },
      days: [{ byType: { 'blog-post': 1 } }],
    });
    await eventually(async () => {
      expect(await readJob(ada, jobId)).toMatchObject({ status: 'completed', progress: 100, contentId });
      expect(await readJobs(ada)).toMatchObject([{ jobId, status: 'completed', progress: 100 }]);
    });
    page.close();
  });

  it('may ask for any type of content', async () => {
    const ada = await cloud().agent('ada');
    const pieces = await Promise.all(
      contentTypes.map((contentType) =>
        written(ada, aRequest({ contentType, ...(contentType === 'listing-description' && { listing }) })),
      ),
    );
    expect(pieces.map(({ contentType }) => contentType)).toEqual(contentTypes);
    expect(pieces.every(({ title, content }) => title.length > 0 && content.length > 100)).toBe(true);
    expect((await readLibrary(ada)).map(({ contentType }) => contentType).sort()).toEqual(
      [...contentTypes].sort(),
    );
    expect((await readAnalytics(ada)).days).toMatchObject([
      { byType: Object.fromEntries(contentTypes.map((contentType) => [contentType, 1])) },
    ]);
  });
});

describe('content that somebody outside has generated', () => {
  it('appears in the library in the plain shape of the mission, and the agent is told', async () => {
    const grace = await cloud().agent('grace');
    const page = await grace.page();
    const outside = aContentGenerated(grace.user);
    await put(cloud().aws, outside);
    await page.until('the notification', ({ notifications }) => aboutContent(notifications).length > 0);
    const contentId = `content-of-${grace.user}`;
    expect(aboutContent(page.notifications)).toMatchObject([
      { event: 'content_generated', data: { contentId } },
    ]);
    const { timestamp, ...fields } = outside.detail as Record<string, unknown>;
    expect(await readContent(grace, contentId)).toMatchObject({
      ...fields,
      status: 'generated',
      createdAt: timestamp,
    });
    expect((await readAnalytics(grace)).totals).toMatchObject({ contents: 1, tokens: 345 });
    page.close();
  });

  it('has its effect once, however often the same event comes', async () => {
    const grace = await cloud().agent('grace');
    const event = { id: `their-event-of-${grace.user}`, version: 1, correlationId: 'their-chain' };
    const outside = aContentGenerated(grace.user, { event });
    await put(cloud().aws, outside);
    await put(cloud().aws, outside, outside);
    await eventually(async () => expect(await readContentLog(grace)).toHaveLength(1));
    await quiet(cloud());
    expect(await readContentLog(grace)).toHaveLength(1);
    expect((await readAnalytics(grace)).totals).toMatchObject({ contents: 1, tokens: 345 });
    expect(await readContent(grace, `content-of-${grace.user}`)).toMatchObject({ revisionCount: 1 });
  });
});
