import { describe, expect, it } from 'vitest';
import { type Frame, type Socket } from '@bayon/cloud-driver';
import { put } from './bus.ts';
import { asSimpleClient, notificationsIn, readLog, tell, told } from './realtime.ts';
import { eventually, useCloud } from './use-cloud.ts';

const cloud = useCloud();

const resumedIn = (frames: readonly Frame[]) => frames.filter(({ type }) => type === 'resumed');
async function resume(socket: Socket, members: object): Promise<Frame> {
  const before = resumedIn(socket.frames).length;
  socket.send({ action: 'resume', ...members });
  await socket.until('the end of the resume', (frames) => resumedIn(frames).length > before);
  return resumedIn(socket.frames).at(-1)!;
}

describe('a client that comes back', () => {
  it('is brought what it missed and the jobs at work, and then what is new', async () => {
    const ada = await cloud().agent('ada');
    const before = await ada.socket();
    expect(await resume(before, {})).toMatchObject({ lastSeq: 0, recovered: false });
    await tell(cloud(), ada, 2);
    await before.until('both', told(2));
    before.send({ action: 'ping' });
    await before.until('the pong', (frames) => frames.some(({ type }) => type === 'pong'));
    const { log } = before.frames.at(-1)!;
    before.vanish();

    await tell(cloud(), ada, 120);
    const job = { userId: ada.user, jobId: 'job-1', jobType: 'research', message: 'Reading' };
    await put(cloud().aws, {
      detailType: 'Job Progress Update',
      detail: { ...job, progress: 40, status: 'processing', timestamp: new Date().toISOString() },
    });
    await eventually(async () => {
      expect(await readLog(ada)).toHaveLength(122);
      expect((await ada.http('GET', '/realtime/jobs')).body).toMatchObject({ jobs: [{ progress: 40 }] });
    });

    const after = await ada.socket();
    expect(await resume(after, { after: 2, log })).toMatchObject({
      log,
      from: 2,
      to: 122,
      lastSeq: 122,
      recovered: true,
    });
    expect(notificationsIn(after.frames).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 120 }, (_, n) => n + 3),
    );
    expect(after.frames).toContainEqual(expect.objectContaining({ type: 'progress', jobId: 'job-1' }));
    expect(after.messages.length).toBeLessThan(10);
    await tell(cloud(), ada, 1);
    await after.until('the next', told(121));
    expect(after.frames.at(-1)).toMatchObject({ seq: 123 });
    await after.close();
  });

  it('learns honestly that its number is of another log', async () => {
    const ada = await cloud().agent('ada');
    const socket = await ada.socket();
    await tell(cloud(), ada, 3);
    await socket.until('all', told(3));
    for (const members of [{ after: 1, log: 'another' }, { after: 4 }, {}])
      expect(await resume(socket, members)).toMatchObject({ from: 3, to: 3, lastSeq: 3, recovered: false });
    expect(notificationsIn(socket.frames)).toHaveLength(3);
    await socket.close();
  });

  it('may be a simple one', async () => {
    const ada = await cloud().agent('ada');
    await tell(cloud(), ada, 2);
    await eventually(async () => expect(await readLog(ada)).toHaveLength(2));
    const socket = await ada.socket(asSimpleClient(ada));
    expect(await resume(socket, { after: 0 })).toMatchObject({ from: 0, to: 2, recovered: true });
    expect(socket.messages.map(({ type }) => type)).toEqual(['notification', 'notification', 'resumed']);
    await socket.close();
  });
});

describe('a client that resumes', () => {
  it('from what is no number is told so, and goes on', async () => {
    const socket = await (await cloud().agent('ada')).socket();
    const error = { type: 'error', code: 'invalid_resume', message: 'after must not be negative' };
    socket.send({ action: 'resume', after: -1 });
    await socket.until('the error', (frames) => frames.length > 0);
    expect(socket.frames).toEqual([error]);
    expect(await resume(socket, { after: 0 })).toMatchObject({ recovered: true });
    await socket.close();
  });

  it('again and again is told when to come back, and goes on', async () => {
    const ada = await cloud().agent('ada');
    const socket = await ada.socket();
    // Ten are answered in a minute of the clock; only ten and ten around its turn would all be.
    const minute = () => Math.floor(Date.now() / 60_000);
    const began = minute();
    for (let sent = 0; sent < 20; sent += 1) socket.send({ action: 'resume' });
    await socket.until('an answer to each', (frames) => frames.length >= 20);
    const limited = {
      type: 'error',
      code: 'rate_limited',
      message: expect.any(String) as string,
      retryAfter: expect.any(Number) as number,
    };
    const others = socket.frames.filter(({ type }) => type !== 'resumed');
    expect(others).toEqual(others.map(() => limited));
    expect(others.length).toBeGreaterThanOrEqual(minute() > began ? 0 : 10);
    await tell(cloud(), ada, 1);
    await socket.until('a notification', told(1));
    await socket.close();
  });
});
