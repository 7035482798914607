import { describe, expect, it } from 'vitest';
import { type Agent, createAgent, type Frame, type Socket, SocketRefused, until } from '@bayon/cloud-driver';
import { badTokens } from './bad-tokens.ts';
import { connectionsOf } from './connections.ts';
import { notificationsIn, readLog, tell, told } from './realtime.ts';
import { eventually, useCloud } from './use-cloud.ts';

const cloud = useCloud();

/** The same user with another token. @param expiresIn seconds */
const again = ({ user }: Agent, expiresIn?: number) =>
  createAgent(cloud().process.gatewayUrl, user, expiresIn);
const ofType = (type: string) => (frames: readonly Frame[]) => frames.some((frame) => frame.type === type);
const closed = (socket: Socket) => socket.until('the close', () => socket.closed !== undefined);
/** Until nobody can connect by a token any more. */
const ended = (agent: Agent) =>
  until('the end of the token', () =>
    agent.socket().then(
      async (socket) => {
        await socket.close();
        return undefined;
      },
      (error: unknown) => (error instanceof SocketRefused && error.status === 401 ? true : undefined),
    ),
  );
const expired = { type: 'error', code: 'token_expired', message: expect.any(String) as string };

describe('a connection', () => {
  it('outlives its token by another, and hears what comes then', async () => {
    const ada = await cloud().agent('ada', 4);
    const socket = await ada.socket();
    const { token } = await again(ada);
    socket.send({ action: 'refresh', token });
    await socket.until('the answer', ofType('refreshed'));
    const { expiresAt } = socket.frames.at(-1) as unknown as { readonly expiresAt: string };
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now() + 3_000_000);
    await ended(ada);
    await tell(cloud(), ada, 1);
    await socket.until('the notification', told(1));
    socket.send({ action: 'ping' });
    await socket.until('the pong', ofType('pong'));
    await socket.close();
  });

  it('is told within the minute that its token has ended, is closed, and has heard nothing since', async () => {
    const ada = await cloud().agent('ada', 2);
    const socket = await ada.socket();
    await ended(ada);
    await tell(cloud(), ada, 1);
    const renewed = await again(ada);
    await eventually(async () => expect(await readLog(renewed)).toHaveLength(1));
    // As every minute does.
    await cloud().aws.invoke('bayon-realtime-local-closer', {});
    await closed(socket);
    expect(socket.frames).toEqual([expired]);
    await eventually(async () => expect(await connectionsOf(cloud(), ada)).toEqual([]));
  });

  it('is closed at once when it is heard of after its token has ended', async () => {
    const ada = await cloud().agent('ada', 2);
    const socket = await ada.socket();
    await ended(ada);
    socket.send({ action: 'resume', after: 0 });
    await closed(socket);
    expect(socket.frames).toEqual([expired]);
  });

  it('lives on with a token that is not good, and is told so', async () => {
    const ada = await cloud().agent('ada');
    const socket = await ada.socket();
    const shown = [...Object.values(badTokens(ada.token)), 7, '', undefined];
    for (const token of shown) socket.send({ action: 'refresh', token });
    await socket.until('all answers', (frames) => frames.length >= shown.length);
    const error = {
      type: 'error',
      code: 'invalid_token',
      message: expect.stringMatching(/^token/) as string,
    };
    expect(socket.frames).toEqual(shown.map(() => error));
    await tell(cloud(), ada, 1);
    await socket.until('a notification', told(1));
    await socket.close();
  });

  it('is closed when it shows the token of another user, which the log tells', async () => {
    const [ada, eve] = await Promise.all([cloud().agent('ada'), cloud().agent('eve')]);
    const socket = await ada.socket();
    socket.send({ action: 'refresh', token: eve.token });
    await closed(socket);
    expect(socket.frames).toMatchObject([{ type: 'error', code: 'invalid_token' }]);
    await until('the line of the log', () =>
      Promise.resolve(cloud().process.output().includes('token of another user') || undefined),
    );
    expect(cloud().process.output()).not.toContain(eve.token);
  });
});

describe('a user who has all the connections that they may', () => {
  it('opens the next before the last is ended, and hears everything on both', async () => {
    const ada = await cloud().agent('ada');
    const sockets = await Promise.all([1, 2, 3, 4, 5].map(() => ada.socket()));
    const [old] = sockets;
    old!.send({ action: 'resume' });
    await old!.until('its name', ofType('resumed'));
    const { connectionId } = old!.frames[0] as unknown as { readonly connectionId: string };
    const protocols = ['bayon.v1', `bearer.${ada.token}`];
    const next = await ada.socket({ protocols, query: { replaces: connectionId } });
    await tell(cloud(), ada, 3);
    await Promise.all([old!, next].map((socket) => socket.until('all', told(3))));
    await old!.close();
    await eventually(async () => expect(await connectionsOf(cloud(), ada)).toHaveLength(5));
    await tell(cloud(), ada, 1);
    await next.until('the next', told(4));
    expect(
      notificationsIn(next.frames)
        .map(({ seq }) => seq)
        .toSorted((a, b) => a - b),
    ).toEqual([1, 2, 3, 4]);
    // Nobody else has got in.
    await expect(ada.socket()).rejects.toMatchObject({ status: 429 });
    await Promise.all([...sockets, next].map((socket) => socket.close()));
  });

  it('replaces nobody else’s', async () => {
    const [ada, eve] = await Promise.all([cloud().agent('ada'), cloud().agent('eve')]);
    const theirs = await eve.socket();
    const [replaces] = await connectionsOf(cloud(), eve);
    const sockets = await Promise.all([1, 2, 3, 4, 5].map(() => ada.socket()));
    const protocols = ['bayon.v1', `bearer.${ada.token}`];
    for (const name of [replaces!, 'unknown', '', 'x'.repeat(5_000)])
      await expect(ada.socket({ protocols, query: { replaces: name } })).rejects.toMatchObject({
        status: 429,
      });
    await tell(cloud(), eve, 1);
    await theirs.until('what is theirs', told(1));
    await Promise.all([...sockets, theirs].map((socket) => socket.close()));
  });
});
