import { DeleteConnectionCommand, GetConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { describe, expect, it } from 'vitest';
import { type Agent, type Socket, SocketRefused, until } from '@bayon/cloud-driver';
import { connectionsOf } from './connections.ts';
import { asSimpleClient, tell, told } from './realtime.ts';
import { eventually, useCloud } from './use-cloud.ts';

const cloud = useCloud();

const refusal = (connecting: Promise<Socket>): Promise<number | undefined> =>
  connecting.then(
    async (socket) => {
      await socket.close();
      return undefined;
    },
    (error: unknown) => (error instanceof SocketRefused ? error.status : Promise.reject(error as Error)),
  );

const unless429 = (error: unknown): undefined => {
  if (error instanceof SocketRefused && error.status === 429) return undefined;
  throw error;
};

describe('connections', () => {
  it('answer a ping, and tell how far the log is', async () => {
    const ada = await cloud().agent('ada');
    const socket = await ada.socket();
    socket.send({ action: 'ping' });
    await socket.until('the pong', (frames) => frames.length > 0);
    expect(socket.frames).toMatchObject([{ type: 'pong', log: '0', lastSeq: 0 }]);
    await tell(cloud(), ada, 3);
    await socket.until('the notifications', told(3));
    const { log } = (await ada.http('GET', '/realtime/notifications')).body as { readonly log: string };
    socket.send({ action: 'ping' });
    await socket.until('the next', (frames) => frames.length === 5);
    expect(socket.frames.at(-1)).toMatchObject({ type: 'pong', log, lastSeq: 3 });
    await socket.close();
  });

  it('are five at most; who closes one may open another', async () => {
    const ada = await cloud().agent('ada');
    const sockets = await Promise.all([1, 2, 3, 4, 5].map(() => ada.socket()));
    expect(await refusal(ada.socket())).toBe(429);
    expect(await refusal(ada.socket(asSimpleClient(ada)))).toBe(429);
    await sockets[2]!.close();
    const again = await until('a free place', () => ada.socket().catch(unless429));
    await Promise.all([...sockets, again].map((socket) => socket.close()));
  });

  it('of a device give way to its next, though nobody heard of their end', async () => {
    const ada = await cloud().agent('ada');
    const others = await Promise.all([1, 2, 3, 4].map(() => ada.socket()));
    const ofPhone = { query: { token: ada.token, device: 'phone-of-ada' } };
    const [first, second] = [await ada.socket(ofPhone), await ada.socket(ofPhone)];
    const third = await ada.socket(ofPhone);
    // The place beside the slot was the first's: the second had to go at once.
    await second.until('the close', () => second.closed !== undefined);
    expect(first.closed).toBeUndefined();
    await tell(cloud(), ada, 1);
    await Promise.all([...others, third].map((socket) => socket.until('a notification', told(1))));
    await Promise.all([...others, first, third].map((socket) => socket.close()));
  });

  it('that are lost without a word are forgotten', async () => {
    const ada = await cloud().agent('ada');
    const [kept, lost] = await Promise.all([ada.socket(), ada.socket()]);
    expect(await connectionsOf(cloud(), ada)).toHaveLength(2);
    lost.vanish();
    await eventually(async () => expect(await connectionsOf(cloud(), ada)).toHaveLength(1));
    await tell(cloud(), ada, 1);
    await kept.until('the notification', told(1));
    await kept.close();
    await eventually(async () => expect(await connectionsOf(cloud(), ada)).toHaveLength(0));
  });

  it('can be ended by an operator, and are gone then', async () => {
    const ada = await cloud().agent('ada');
    const socket = await ada.socket();
    const [ConnectionId] = await connectionsOf(cloud(), ada);
    const { connections } = cloud().aws;
    expect(await connections.send(new GetConnectionCommand({ ConnectionId }))).toMatchObject({
      ConnectedAt: expect.any(Date) as Date,
    });
    await connections.send(new DeleteConnectionCommand({ ConnectionId }));
    await socket.until('the close', () => socket.closed !== undefined);
    await expect(connections.send(new GetConnectionCommand({ ConnectionId }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 410 },
    });
    await eventually(async () => expect(await connectionsOf(cloud(), ada)).toEqual([]));
  });
});

describe('a user', () => {
  const devicesOf = async (agent: Agent) =>
    ((await agent.http('GET', '/realtime/connections')).body as { readonly connections: readonly Device[] })
      .connections;
  interface Device {
    readonly connectionId: string;
    readonly lastHeardAt: string;
  }

  it('sees which devices are connected, and when each was last heard', async () => {
    const ada = await cloud().agent('ada');
    const phone = await ada.socket(asSimpleClient(ada));
    const laptop = await ada.socket();
    const [first, second] = await devicesOf(ada);
    const time = expect.stringMatching(/^20.*Z$/) as string;
    const name = expect.stringMatching(/=$/) as string;
    expect([first, second]).toEqual([
      { connectionId: name, connectedAt: time, protocol: 'bayon.v1', lastHeardAt: time },
      { connectionId: name, connectedAt: time, protocol: 'simple', lastHeardAt: time },
    ]);
    phone.send({ action: 'ping' });
    await phone.until('the pong', (frames) => frames.length > 0);
    const [, heard] = await devicesOf(ada);
    expect(heard!.lastHeardAt > second!.lastHeardAt).toBe(true);
    await Promise.all([phone, laptop].map((device) => device.close()));
    await eventually(async () => expect(await devicesOf(ada)).toEqual([]));
  });

  it('ends one of them, which hears why, and nobody else’s', async () => {
    const [ada, eve] = await Promise.all([cloud().agent('ada'), cloud().agent('eve')]);
    const lost = await ada.socket();
    const [device] = await devicesOf(ada);
    const kept = await ada.socket();
    const path = `/realtime/connections/${encodeURIComponent(device!.connectionId)}`;
    expect((await eve.http('DELETE', path)).status).toBe(404);
    expect(await ada.http('DELETE', path)).toMatchObject({
      status: 202,
      body: { connectionId: device!.connectionId },
    });
    await lost.until('the close', () => lost.closed !== undefined);
    expect(lost.frames).toMatchObject([{ type: 'error', code: 'signed_out' }]);
    await eventually(async () => expect(await devicesOf(ada)).toHaveLength(1));
    expect((await ada.http('DELETE', path)).status).toBe(404);
    await tell(cloud(), ada, 1);
    await kept.until('a notification', told(1));
    await kept.close();
  });
});
