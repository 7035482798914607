import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { until } from '@bayon/cloud-driver';
import { aContentGenerated, aNotification, put } from './bus.ts';
import { quiet } from './quiet.ts';
import { readInboxes, takeDeadLetters, urlOf, type DeadLetter } from './queues.ts';
import { readContentLog } from './realtime.ts';
import { readAnalytics, readLibrary } from './studio.ts';
import { eventually, useCloud } from './use-cloud.ts';

const cloud = useCloud();

const nextDeadLetter = (inbox: string): Promise<DeadLetter> =>
  until('a dead letter', async () => (await takeDeadLetters(cloud().aws, inbox))[0]);

/** Refused at once, with the reason: not after the five deliveries that a failing handler has. */
const refused = (message: unknown) => ({
  ERROR_CODE: 'ContractViolation',
  ERROR_MESSAGE: message,
  RETRY_ATTEMPTS: '1',
});
const naming = (...parts: readonly string[]): unknown => expect.stringMatching(new RegExp(parts.join('.*')));

describe('an event that breaks its contract', () => {
  const secret = 'what-must-not-be-logged';
  it.each<[string, object, unknown]>([
    [
      'without most of it',
      { title: undefined, content: undefined },
      naming('detail.title', 'detail.content'),
    ],
    [
      'with wrong values deep inside',
      { contentType: secret, metadata: { generationTime: -1, tokensUsed: secret, model: 'm', prompt: '' } },
      naming('detail.contentType', 'detail.metadata.generationTime', 'detail.metadata.tokensUsed'),
    ],
    ['without a time', { timestamp: secret }, naming('detail.timestamp')],
    [
      'of a version that nobody knows',
      { event: { id: 'event-1', version: 99, correlationId: 'chain-1' } },
      naming('unknown version', 'detail.event.version'),
    ],
    ['with an id that would break a key', { contentId: `a#${secret}` }, naming('detail.contentId')],
  ])(
    '%s lies among studio’s dead letters at once, and nothing else happens',
    async (_, overrides, message) => {
      const ada = await cloud().agent('ada');
      await put(cloud().aws, aContentGenerated(ada.user, overrides));
      const letter = await nextDeadLetter('bayon-studio-inbox-local');
      expect(letter.attributes).toEqual(refused(message));
      expect(letter.attributes['ERROR_MESSAGE']).not.toContain(secret);
      expect(JSON.parse(letter.body)).toMatchObject({
        'detail-type': 'Content Generated',
        detail: { userId: ada.user },
      });
      await quiet(cloud());
      expect(await readLibrary(ada)).toEqual([]);
      expect((await readAnalytics(ada)).totals.contents).toBe(0);
      expect(await readContentLog(ada)).toEqual([]);
      expect(await takeDeadLetters(cloud().aws, 'bayon-studio-inbox-local')).toEqual([]);
    },
  );

  it('lies among realtime’s dead letters, if it was meant for that', async () => {
    const ada = await cloud().agent('ada');
    await put(
      cloud().aws,
      aNotification({ userId: ada.user, userIds: [ada.user] }, { message: 'x'.repeat(501) }),
    );
    const letter = await nextDeadLetter('bayon-realtime-inbox-local');
    expect(letter.attributes).toEqual(refused(naming('Real-time Notification', 'detail.message')));
    await quiet(cloud());
    expect(await readContentLog(ada)).toEqual([]);
  });

  it('does not hold up the events beside it', async () => {
    const ada = await cloud().agent('ada');
    const events = Array.from({ length: 10 }, (_, place) =>
      aContentGenerated(ada.user, { contentId: `content-${place}`, ...(place === 4 && { title: '' }) }),
    );
    await put(cloud().aws, ...events);
    await eventually(async () => expect(await readContentLog(ada)).toHaveLength(9));
    expect(await readLibrary(ada)).toHaveLength(9);
    expect((await nextDeadLetter('bayon-studio-inbox-local')).attributes).toEqual(
      refused(naming('detail.title')),
    );
  });
});

describe('an event under a source that does not publish it', () => {
  it('reaches nobody', async () => {
    const ada = await cloud().agent('ada');
    const { detailType, detail } = aContentGenerated(ada.user);
    const allDeadLetters = async () => {
      const inboxes = await readInboxes(cloud().aws);
      return (await Promise.all(inboxes.map((inbox) => takeDeadLetters(cloud().aws, inbox)))).flat();
    };
    // Other services have refused the events above as well.
    while ((await allDeadLetters()).length > 0);
    await put(
      cloud().aws,
      { detailType, detail, source: 'bayon.coagent.brand' },
      { detailType, detail, source: 'somebody.else' },
      { detailType: 'Nobody Knows This', detail },
    );
    await quiet(cloud());
    expect(await readLibrary(ada)).toEqual([]);
    expect(await allDeadLetters()).toEqual([]);
  });

  it.each([
    [
      'an event of a wrong source',
      { id: '1', source: 'bayon.coagent.brand', 'detail-type': 'Content Generated', detail: {} },
      naming('unknown source', 'source bayon.coagent.brand'),
    ],
    [
      'an unknown event',
      { id: '1', source: 'bayon.coagent.studio', 'detail-type': 'Nobody Knows This', detail: {} },
      naming('unknown event', 'detail-type'),
    ],
    ['no event', { hello: 'world' }, naming('not an EventBridge event')],
    ['no JSON', 'hello', naming('not JSON')],
  ])('is refused when it is put into the queue past the bus: %s', async (_, message, reason) => {
    await cloud().aws.sqs.send(
      new SendMessageCommand({
        QueueUrl: await urlOf(cloud().aws.sqs, 'bayon-studio-inbox-local'),
        MessageBody: typeof message === 'string' ? message : JSON.stringify(message),
      }),
    );
    expect((await nextDeadLetter('bayon-studio-inbox-local')).attributes).toEqual(refused(reason));
  });
});
