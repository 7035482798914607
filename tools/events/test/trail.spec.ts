import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type Agent, until } from '@bayon/cloud-driver';
import { expect, it } from 'vitest';
import { aContentGenerated, bus, leftovers, put } from './bus.ts';
import { ask, recordsIn, run, start } from './command-line.ts';
import { useCloud } from './operator.ts';

const cloud = useCloud();
const awsUrl = () => cloud().process.awsUrl;

interface Traced {
  readonly eventId: string;
  readonly detailType: string;
  readonly causationId?: string;
  readonly depth: number;
  readonly isOrphan: boolean;
  readonly handled?: readonly { readonly consumer: string; readonly status: string }[];
}
interface Trace {
  readonly events: readonly Traced[];
  readonly next?: string;
}

const request = { contentType: 'blog-post', topic: 'What to see in Ballard' };
const askForPiece = async (agent: Agent) =>
  expect(await agent.http('POST', '/studio/content', request)).toMatchObject({ status: 202 });

/** The chain, once it holds these types and every consumer has settled all of it. */
const handledChain = (correlationId: string, ...types: readonly string[]) =>
  until('the whole chain, handled', async () => {
    const { events } = (await ask(awsUrl(), 'trace', correlationId, '--handling')) as Trace;
    const isWhole = types.every((type) => events.some(({ detailType }) => detailType === type));
    const isHandled = events.every(({ handled = [] }) => handled.every(({ status }) => status === 'settled'));
    return isWhole && isHandled ? events : undefined;
  });

it('follows a piece over the bus, and shows its chain, its causes and who handled it', async () => {
  const ada = await cloud().agent('ada');
  const tail = start(awsUrl(), 'tail', '--user', ada.user, '--json');
  await tail.said('following');
  await askForPiece(ada);
  await tail.said('SEO Recommendations Generated');
  const correlationId = String(recordsIn(tail.stdout)[0]?.['correlationId']);
  const chain = await handledChain(
    correlationId,
    'SEO Recommendations Generated',
    'Content Optimization Requested',
    'Usage Updated',
  );
  const [requested, ...others] = chain;
  expect(requested).toMatchObject({ detailType: 'Content Generation Requested', depth: 0, isOrphan: false });
  expect(others.every(({ causationId, depth }) => causationId !== undefined && depth > 0)).toBe(true);

  // What the trail has recorded the bus has brought to the tail, and nothing of another user.
  for (const { eventId } of chain) await tail.said(`"eventId":"${eventId}"`);
  tail.signal('SIGINT');
  const { exit, stdout } = await tail.ended;
  expect(exit).toBe(130);
  for (const { userIds, correlationId: of, detail } of recordsIn(stdout))
    expect([userIds, of, detail]).toEqual([[ada.user], correlationId, undefined]);
  expect(await leftovers(cloud().aws)).toEqual([]);

  const generated = chain.find(({ detailType }) => detailType === 'Content Generated');
  const [shown] = (await ask(awsUrl(), 'show', String(generated?.eventId))) as Record<string, unknown>[];
  expect(shown).toMatchObject({
    event: { detailType: 'Content Generated', correlationId, userIds: [ada.user] },
    causes: [{ eventId: requested?.eventId }],
    handled: [
      { consumer: 'studio', status: 'settled', settledAt: expect.any(String) as string },
      { consumer: 'user', status: 'settled' },
    ],
  });
  const caused = chain.filter(({ causationId }) => causationId === generated?.eventId);
  expect((shown?.['caused'] as Traced[]).map(({ eventId }) => eventId).sort()).toEqual(
    caused.map(({ eventId }) => eventId).sort(),
  );
  // What an event says is shown only to who asks for it.
  expect(JSON.stringify(shown)).not.toContain('"detail":');
  const { stdout: text } = await run(awsUrl(), 'trace', correlationId);
  expect(text).toMatch(/\+0 ms {2}studio {2}Content Generation Requested/);
  expect(text).toMatch(/└─ brand {2}SEO Recommendations Generated/);
});

it('shows a long chain page by page, what has its cause on another as a root', async () => {
  const ada = await cloud().agent('ada');
  const piece = aContentGenerated(ada.user);
  await put(cloud().aws, [piece]);
  const chain = await handledChain(piece.id, 'Usage Updated', 'Real-time Notification');
  const pages: Trace[] = [];
  let next: string | undefined;
  do {
    const after = next === undefined ? [] : ['--after', next];
    const page = (await ask(awsUrl(), 'trace', piece.id, '--limit', '2', ...after)) as Trace;
    pages.push(page);
    ({ next } = page);
  } while (next !== undefined);
  const ids = pages.flatMap(({ events }) => events.map(({ eventId }) => eventId));
  expect(ids.sort()).toEqual(chain.map(({ eventId }) => eventId).sort());
  expect(
    pages
      .slice(1)
      .flatMap(({ events }) => events)
      .some(({ isOrphan }) => isOrphan),
  ).toBe(true);
});

it('shows who could not handle an event, and why', async () => {
  const ada = await cloud().agent('ada');
  const { source, detailType, detail, id } = aContentGenerated(ada.user);
  await put(cloud().aws, [{ source, detailType, detail: { ...detail, title: 7 } }]);
  const shown = await until('it is recorded, and in the dead letters', async () => {
    const [one] = (await ask(awsUrl(), 'show', id)) as { handled: Record<string, unknown>[] }[];
    return one?.handled.every(({ status }) => status === 'dead') ? one : undefined;
  });
  const deadLetter = { reason: 'ContractViolation', paths: ['detail.title'], copies: 1 };
  expect(shown.handled).toMatchObject([
    { consumer: 'studio', deadLetter },
    { consumer: 'user', deadLetter },
  ]);
  const { stdout } = await run(awsUrl(), 'show', id);
  expect(stdout).toContain('studio dead: ContractViolation (detail.title)');
});

it('says that it knows no such event or chain', async () => {
  for (const command of ['show', 'trace'])
    expect(await run(awsUrl(), command, 'nobody')).toMatchObject({
      exit: 1,
      stdout: '',
      stderr: expect.stringContaining('nobody') as string,
    });
});

it.each([
  ['its limit is reached', 0],
  ['nobody reads', 0],
  ['it is terminated', 130],
])('leaves nothing on the bus when %s', async (why, exit) => {
  const tail = start(awsUrl(), 'tail', '--source', 'market', ...(exit === 0 ? ['--limit', '1'] : []));
  await tail.said('following');
  if (why === 'nobody reads') tail.stopReading();
  if (exit === 130) tail.signal('SIGTERM');
  await cloud().aws.events.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: bus,
          Source: 'bayon.coagent.market',
          DetailType: 'Anything',
          Detail: '{"userId":"ada"}',
        },
      ],
    }),
  );
  expect(await tail.ended).toMatchObject({ exit });
  expect(await leftovers(cloud().aws)).toEqual([]);
});
