import { describe, expect, it } from 'vitest';
import { type Agent, type SocketOptions, SocketRefused, until } from '@bayon/cloud-driver';
import { badTokens } from './bad-tokens.ts';
import { asSimpleClient, tell, told } from './realtime.ts';
import { useCloud } from './use-cloud.ts';

const cloud = useCloud();

/** The status with which a connection is refused; undefined when it is not. */
async function refusal(agent: Agent, options: SocketOptions): Promise<number | undefined> {
  try {
    await (await agent.socket(options)).close();
    return undefined;
  } catch (error) {
    if (error instanceof SocketRefused) return error.status;
    throw error;
  }
}

describe('a connection', () => {
  it('is refused with 401 without a good token, wherever it is shown', async () => {
    const ada = await cloud().agent('ada');
    expect(await refusal(ada, {})).toBe(401);
    expect(await refusal(ada, { query: { userId: ada.user } })).toBe(401);
    expect(await refusal(ada, { protocols: ['bayon.v1'] })).toBe(401);
    for (const [name, token] of Object.entries(badTokens(ada.token))) {
      expect([name, await refusal(ada, { query: { token } })]).toEqual([name, 401]);
      expect([name, await refusal(ada, { protocols: ['bayon.v1', `bearer.${token}`] })]).toEqual([name, 401]);
    }
  });

  it('is refused with 401 once the token has expired', async () => {
    const late = await cloud().agent('late', 1);
    expect(await until('the expiry', () => refusal(late, asSimpleClient(late)))).toBe(401);
  });

  it('is refused with 403 for a userId that is not the token’s', async () => {
    const [ada, eve] = await Promise.all([cloud().agent('ada'), cloud().agent('eve')]);
    expect(await refusal(eve, { query: { userId: ada.user, token: eve.token } })).toBe(403);
    const protocols = ['bayon.v1', `bearer.${eve.token}`];
    expect(await refusal(eve, { query: { userId: ada.user }, protocols })).toBe(403);
    expect(await refusal(eve, asSimpleClient(eve))).toBeUndefined();
  });
});

describe('a device', () => {
  it('is refused with 400 for a name that is none', async () => {
    const ada = await cloud().agent('ada');
    for (const device of ['', 'phone', 'my own phone', 'x'.repeat(65)])
      expect([device, await refusal(ada, { query: { device, token: ada.token } })]).toEqual([device, 400]);
    expect(await refusal(ada, { query: { device: 'phone-of-ada', token: ada.token } })).toBeUndefined();
  });
});

describe('a message', () => {
  it.each([
    ['an unknown action', { action: 'dance' }, 'unknown_action'],
    ['no action', {}, 'unknown_action'],
    ['the name of what every object has', { action: 'constructor' }, 'unknown_action'],
    ['no JSON', '{"action":', 'invalid_json'],
    ['no object', '["ping"]', 'invalid_json'],
    ['nothing', ' ', 'invalid_json'],
    ['too much', { action: 'ping', more: 'x'.repeat(10_000) }, 'too_large'],
  ])('with %s is answered by an error frame, and the connection lives', async (_, message, code) => {
    const ada = await cloud().agent('ada');
    const socket = await ada.socket();
    socket.send(message);
    await socket.until('the error', (frames) => frames.length > 0);
    const error = { type: 'error', code, message: expect.any(String) as string };
    expect(socket.frames).toEqual([error]);
    socket.send({ action: 'ping' });
    await socket.until('the pong', (frames) => frames.length > 1);
    await tell(cloud(), ada, 1);
    await socket.until('a notification', told(1));
    expect(socket.frames).toMatchObject([error, { type: 'pong' }, { type: 'notification' }]);
    await socket.close();
  });

  it('that API Gateway itself does not take ends the connection with 1009', async () => {
    const socket = await (await cloud().agent('ada')).socket();
    socket.send('x'.repeat(200_000));
    await socket.until('the close', () => socket.closed !== undefined);
    expect(socket.closed).toBe(1009);
  });

  it('too many are answered by rate_limited, and the connection is closed; the user may come again', async () => {
    const ada = await cloud().agent('ada');
    const socket = await ada.socket();
    for (let sent = 0; sent < 90; sent += 1) socket.send({ action: 'ping' });
    await socket.until('the close', () => socket.closed !== undefined);
    expect(socket.frames).toContainEqual(expect.objectContaining({ type: 'error', code: 'rate_limited' }));
    expect(socket.frames.filter(({ type }) => type === 'pong').length).toBeLessThanOrEqual(60);
    const again = await ada.socket();
    again.send({ action: 'ping' });
    await again.until('the pong', (frames) => frames.length > 0);
    await again.close();
  });
});
