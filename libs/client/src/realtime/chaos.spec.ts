import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { aToken } from '../../test/a-token.ts';
import { startLogServer } from '../../test/log-server.ts';
import { until } from '../../test/until.ts';
import { createClient } from '../client.ts';

/** What may befall a connection between two notifications. */
const mishap = fc.constantFrom('nothing', 'cut', 'swallow', 'deaf', 'hear', 'kill', 'crosswise', 'twice');

it('ends with every notification once, in order, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(mishap, { minLength: 5, maxLength: 25 }), async (mishaps) => {
      const server = await startLogServer();
      const client = createClient({
        origin: server.origin,
        token: () => aToken(),
        WebSocket,
        storage: null,
        timing: {
          retries: { first: 2, most: 10 },
          patience: 60,
          heartbeat: 30,
          oldest: 50,
          overlap: 5,
          settled: 20,
        },
      });
      const seqs: number[] = [];
      client.realtime.on('notification', ({ seq }) => seqs.push(seq));
      client.realtime.connect();
      await until('connected', () => client.realtime.getSnapshot().connection === 'connected');
      const post = server.post;
      for (const what of mishaps) {
        const held: Parameters<typeof post>[0][] = [];
        if (what === 'cut') server.sockets.forEach((one) => one.terminate());
        if (what === 'deaf') server.isAnswering = false;
        if (what === 'hear') server.isAnswering = true;
        if (what === 'kill') await server.kill();
        if (what === 'crosswise' || what === 'twice') server.post = (frame) => void held.unshift(frame);
        server.isPosted = () => what !== 'swallow';
        server.append(3);
        server.post = post;
        for (const frame of what === 'twice' ? [...held, ...held] : held) post(frame);
        if (what === 'kill') await server.open();
        await new Promise((resolve) => setImmediate(resolve));
      }
      server.isAnswering = true;
      const all = server.lastSeq;
      await until(
        'all',
        () => seqs.length >= all,
        () => ({ seqs, all, mishaps }),
      );
      expect(seqs).toEqual(Array.from({ length: all }, (_, n) => n + 1));
      await until('the count', () => client.realtime.getSnapshot().unread === all);
      client.realtime.close();
      await server.kill();
    }),
    { numRuns: 25 },
  );
}, 60_000);
