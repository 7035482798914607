import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { largestFrame } from '../src/rules/frame.ts';
import { useClients } from './clients.ts';
import { aNotification, aProgress, someMarks } from './fixtures.ts';
import { happened } from './happened.ts';
import { callsDuring } from './table.ts';

const clients = useClients();
const { endpoint, table } = clients;
let now: number;
let ada: string;
let connectionId: string;
beforeEach(() => {
  now = Date.parse('2026-03-14T10:00:00.000Z');
  ada = randomUUID();
  connectionId = randomUUID();
});

const days = 86_400_000;
const hasHappened = (...events: Parameters<typeof happened>[2][]) =>
  happened({ ...table, now: () => new Date(now) }, ada, ...events);
const ids = (count: number) => Array.from({ length: count }, (_, n) => `n${String(n + 1).padStart(4, '0')}`);
const notes = (count: number, data = {}) =>
  ids(count).map((id) => aNotification({ userId: ada, severity: 'critical', data }, { id }));
const jobStep = (jobId: string, progress: number, status: 'processing' | 'completed') =>
  aProgress({ userId: ada, jobId, progress, status });

const send = (message: object, protocol: 'v1' | 'simple' = 'v1', from = connectionId) =>
  clients.send(message, { userId: ada, connectionId: from, protocol }, now);
interface Said {
  readonly type: string;
  readonly seq?: number;
  readonly messages?: readonly Said[];
}
const said = (from = connectionId) => clients.frames(from) as Said[];
/** Batches taken apart. */
const told = () => said().flatMap((one) => one.messages ?? [one]);
/** The end of a resume. What came is unread, as far as nothing else is said. */
const resumed = (members: object) => ({
  ...{ type: 'resumed', connectionId, log: 'n0001' },
  ...('lastSeq' in members && { unread: members.lastSeq, marks: 0 }),
  ...members,
});

describe('a resume', () => {
  it('brings what was missed, in order, and says how far it goes', async () => {
    await hasHappened(...notes(5));
    await send({ action: 'resume', after: 2, log: 'n0001' });
    expect(said()).toMatchObject([
      { type: 'batch', messages: [3, 4, 5].map((seq) => ({ type: 'notification', seq })) },
      resumed({ from: 2, to: 5, lastSeq: 5, recovered: true }),
    ]);
  });

  it('says what of it was marked meanwhile', async () => {
    await hasHappened(...notes(3), someMarks({ userId: ada, log: 'n0001', upTo: 2 }));
    await send({ action: 'resume', after: 1, log: 'n0001' });
    const [batch, end] = said() as [{ messages: readonly object[] }, object];
    expect(batch.messages).toMatchObject([{ seq: 2, mark: 'read' }, { seq: 3 }]);
    expect(batch.messages[1]).not.toHaveProperty('mark');
    expect(end).toEqual(resumed({ from: 1, to: 3, lastSeq: 3, recovered: true, unread: 1, marks: 1 }));
  });

  it('costs one read and one query', async () => {
    await hasHappened(...notes(5));
    const calls = await callsDuring(table, () => send({ action: 'resume', after: 2, log: 'n0001' }));
    // Two counts: of the connection's messages, and of its resumes.
    expect(calls.toSorted()).toEqual(['BatchGetCommand', 'QueryCommand', 'UpdateCommand', 'UpdateCommand']);
  });

  it('has nothing to bring to a client that knows it all', async () => {
    await hasHappened(...notes(5));
    await send({ action: 'resume', after: 5, log: 'n0001' });
    expect(said()).toEqual([resumed({ from: 5, to: 5, lastSeq: 5, recovered: true })]);
  });

  it('brings the jobs that are not finished', async () => {
    await hasHappened(
      ...notes(2),
      jobStep('done', 100, 'completed'),
      jobStep('first', 10, 'processing'),
      jobStep('second', 40, 'processing'),
    );
    await hasHappened(jobStep('first', 100, 'completed'));
    await send({ action: 'resume', after: 1 });
    expect(told()).toMatchObject([
      { type: 'notification', seq: 2 },
      { type: 'progress', jobId: 'second', progress: 40 },
      resumed({ from: 1, to: 2, recovered: true }),
    ]);
  });

  it('fills frames of 32 KB at most', async () => {
    await hasHappened(...notes(500, { text: 'x'.repeat(1_000) }));
    await send({ action: 'resume', after: 0, log: 'n0001' });
    const frames = endpoint.posted.get(connectionId) ?? [];
    expect(frames.length).toBeGreaterThan(500 / 32);
    for (const frame of frames) expect(Buffer.byteLength(frame)).toBeLessThanOrEqual(largestFrame);
    const seqs = told().flatMap(({ seq }) => (seq === undefined ? [] : [seq]));
    expect(seqs).toEqual(ids(500).map((_, n) => n + 1));
    expect(said().at(-1)).toEqual(resumed({ from: 0, to: 500, lastSeq: 500, recovered: true }));
  });

  it.each([
    ['more than five hundred', notes(501), { to: 0, lastSeq: 501 }],
    ['more than a megabyte', notes(60, { text: 'x'.repeat(30_000) }), { to: 0, lastSeq: 60 }],
  ])('leaves %s to the API, but brings the jobs', async (_, entries, members) => {
    const events = entries.map((event) => ({ ...event, detail: { ...event.detail, userId: ada } }));
    await hasHappened(...events, jobStep('job-1', 40, 'processing'));
    await send({ action: 'resume', after: 0, log: 'n0001' });
    expect(told()).toMatchObject([
      { type: 'progress', jobId: 'job-1' },
      resumed({ from: 0, ...members, recovered: true }),
    ]);
  });

  it('goes on in a log that had no name when the client came', async () => {
    await send({ action: 'resume' });
    expect(said()).toEqual([resumed({ log: '0', from: 0, to: 0, lastSeq: 0, recovered: false })]);
    await hasHappened(...notes(2));
    await send({ action: 'resume', after: 0, log: '0' });
    expect(told().slice(1)).toMatchObject([
      { seq: 1 },
      { seq: 2 },
      resumed({ from: 0, to: 2, recovered: true }),
    ]);
  });

  it('brings a simple client frame by frame', async () => {
    await hasHappened(...notes(2));
    await send({ action: 'resume', after: 0 }, 'simple');
    expect(said().map(({ type }) => type)).toEqual(['notification', 'notification', 'resumed']);
  });

  it.each([
    ['a client that knows nothing', {}],
    ['another log', { after: 2, log: 'another' }],
    ['a number beyond the log', { after: 6, log: 'n0001' }],
    ['the largest number', { after: Number.MAX_SAFE_INTEGER, log: 'n0001' }],
  ])('says honestly of %s that nothing is recovered', async (_, members) => {
    await hasHappened(...notes(5), jobStep('job-1', 40, 'processing'));
    await send({ action: 'resume', ...members });
    expect(told()).toMatchObject([
      { type: 'progress', jobId: 'job-1' },
      resumed({ from: 5, to: 5, lastSeq: 5, recovered: false }),
    ]);
  });

  it('says so of what the log no longer keeps, whether TTL has deleted it or not', async () => {
    await hasHappened(...notes(2), jobStep('stuck', 40, 'processing'));
    now += 80 * days;
    await hasHappened(aNotification({ userId: ada }, { id: 'later' }));
    now += 20 * days;
    await send({ action: 'resume', after: 1, log: 'n0001' });
    await send({ action: 'resume', after: 2, log: 'n0001' });
    expect(told()).toMatchObject([
      resumed({ from: 3, to: 3, lastSeq: 3, unread: 1, recovered: false }),
      { type: 'notification', seq: 3 },
      resumed({ from: 2, to: 3, lastSeq: 3, unread: 1, recovered: true }),
    ]);
  });
});

describe('a resume that is none', () => {
  it.each([
    ['a negative number', { after: -1 }, 'after'],
    ['a fraction', { after: 1.5 }, 'after'],
    ['a word', { after: '5' }, 'after'],
    ['null', { after: null }, 'after'],
    ['too large a number', { after: 1e300 }, 'after'],
    ['a log that is no text', { after: 1, log: 7 }, 'log'],
    ['an empty log', { after: 1, log: '' }, 'log'],
    ['a log of a thousand letters', { after: 1, log: 'x'.repeat(1_000) }, 'log'],
  ])('for %s is answered by what is wrong, and reads nothing', async (_, members, member) => {
    const calls = await callsDuring(table, () => send({ action: 'resume', ...members }));
    expect(calls).toEqual(['UpdateCommand']);
    expect(said()).toEqual([
      {
        type: 'error',
        code: 'invalid_resume',
        message: expect.stringMatching(new RegExp(`^${member} (must|is)`)) as string,
      },
    ]);
  });
});

describe('resumes without end', () => {
  const resume = async (count: number, of: () => string) => {
    for (let n = 0; n < count; n += 1) {
      // As fast as messages may come at all.
      now += 501;
      await send({ action: 'resume', after: 0 }, 'v1', of());
    }
  };
  const limited = (from?: string) => said(from).filter(({ type }) => type === 'error');

  it('are ten in a minute of a connection, which lives and is told when to come again', async () => {
    await resume(10, () => connectionId);
    expect(limited()).toEqual([]);
    await resume(1, () => connectionId);
    const error = { code: 'rate_limited', message: expect.any(String) as string, retryAfter: 55 };
    expect(limited()).toEqual([{ type: 'error', ...error }]);
    expect(endpoint.closed).toEqual([]);
    now += 55_000;
    await resume(1, () => connectionId);
    expect(limited()).toHaveLength(1);
    expect(said().at(-1)).toMatchObject({ type: 'resumed' });
  });

  it('are sixty of a user, however many connections there are', async () => {
    const fresh = () => (connectionId = randomUUID());
    await resume(60, fresh);
    expect(said()).toMatchObject([{ type: 'resumed' }]);
    await resume(1, fresh);
    expect(said()).toMatchObject([{ type: 'error', code: 'rate_limited', retryAfter: 30 }]);
  });
});
