import { DeleteConnectionCommand, GetConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { describe, expect, it } from 'vitest';
import { type Socket, SocketRefused, until } from '@bayon/cloud-driver';
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
  it('answer a ping', async () => {
    const socket = await (await cloud().agent('ada')).socket();
    socket.send({ action: 'ping' });
    await socket.until('the pong', (frames) => frames.length > 0);
    expect(socket.frames).toEqual([{ type: 'pong' }]);
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
