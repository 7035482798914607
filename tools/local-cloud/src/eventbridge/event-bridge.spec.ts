import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, vi } from 'vitest';
import type { InvocationResult } from '../ports.ts';
import {
  aBus,
  aClock,
  aDataDir,
  aFunctionArn,
  aLog,
  anAccount,
  anEntry,
  anEventBridge,
  aQueueArn,
  aRule,
  missingQueue,
  someFunctions,
  someQueues,
} from './a-cloud.ts';

const rowsIn = (dataDir: string, table: string) => {
  const database = new DatabaseSync(`${dataDir}/eventbridge.sqlite`, { readOnly: true });
  const { rows } = database.prepare(`SELECT count(*) AS rows FROM ${table}`).get() as { rows: number };
  database.close();
  return rows;
};

const inbox = { Id: 'inbox', Arn: aQueueArn('inbox') };
const withDeadLetters = { ...inbox, DeadLetterConfig: { Arn: aQueueArn('dead') } };

describe('delivery', () => {
  it('goes to every target of every matching, enabled rule, and leaves nothing behind', async () => {
    const { queues, sent } = someQueues();
    const { functions, invocations } = someFunctions();
    const dataDir = aDataDir();
    const resources = [
      aRule('one', [inbox, { Id: 'f', Arn: aFunctionArn('worker'), InputPath: '$.detail' }]),
      aRule('two', [{ Id: '1', Arn: aQueueArn('other') }], { EventPattern: { detail: { n: [1] } } }),
      aRule('off', [{ Id: '1', Arn: aQueueArn('never') }], { State: 'DISABLED' }),
      aRule('unmatched', [{ Id: '1', Arn: aQueueArn('never') }], { EventPattern: { source: ['x'] } }),
    ];
    const bridge = anEventBridge({ resources, queues, functions, dataDir });
    bridge.start();
    await bridge.put(anEntry());
    await vi.waitFor(() => expect(rowsIn(dataDir, 'deliveries') + rowsIn(dataDir, 'events')).toBe(0));
    expect(sent.map(({ queueArn }) => queueArn).sort()).toEqual([aQueueArn('inbox'), aQueueArn('other')]);
    expect(invocations).toEqual([{ functionName: aFunctionArn('worker'), event: { n: 1 } }]);
    await bridge.stop();
  });

  it('delivers a burst beyond what is kept in memory, each event once', async () => {
    const { queues, to } = someQueues();
    // A queue that takes its time: deliveries are under way while the rest is read from the database.
    const send: typeof queues.send = (message) =>
      new Promise((resolve) => void setImmediate(() => resolve(queues.send(message))));
    const bridge = anEventBridge({ resources: [aRule('all', [inbox])], queues: { send } });
    bridge.start();
    const requests = Array.from({ length: 100 }, (_, request) =>
      bridge.put(...Array.from({ length: 10 }, (_, n) => anEntry({ Detail: `{"n":${request * 10 + n}}` }))),
    );
    await Promise.all(requests);
    await vi.waitFor(() => expect(to('inbox').length).toBeGreaterThanOrEqual(1000));
    expect(new Set(to('inbox').map(({ body }) => body)).size).toBe(1000);
    expect(to('inbox')).toHaveLength(1000);
    await bridge.stop();
  });

  it('is handed on from bus to bus once, so that two buses cannot keep an event going', async () => {
    const { queues, to } = someQueues();
    const busArn = (name: string) => `arn:aws:events:us-east-1:000000000000:event-bus/${name}`;
    const resources = [
      aBus('second'),
      aRule('there', [{ Id: '1', Arn: busArn('second') }]),
      aRule('back', [{ Id: '1', Arn: busArn('app') }, inbox], { EventBusName: 'second' }),
      aRule('first-inbox', [{ Id: '1', Arn: aQueueArn('first') }]),
    ];
    const dataDir = aDataDir();
    const bridge = anEventBridge({ resources, queues, dataDir });
    bridge.start();
    const { body } = await bridge.put(anEntry());
    await vi.waitFor(() => expect(to('inbox')).toHaveLength(1));
    await vi.waitFor(() => expect(rowsIn(dataDir, 'deliveries')).toBe(0));
    expect(to('first')).toHaveLength(1);
    expect(JSON.parse(to('inbox')[0]!.body)).toMatchObject({
      id: (body['Entries'] as { EventId: string }[])[0]!.EventId,
    });
    await bridge.stop();
  });
});

describe('a failing target', () => {
  it('is retried with backoff, then the event lies in the dead letter queue with the reason', async () => {
    const { clock, advance } = aClock();
    const { queues, to } = someQueues((arn) => (arn === inbox.Arn ? new Error('busy') : undefined));
    const target = {
      ...withDeadLetters,
      RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 },
    };
    const { log, lines } = aLog();
    const bridge = anEventBridge({
      resources: [aRule('all', [target])],
      queues,
      clock,
      random: () => 0.5,
      log,
    });
    bridge.start();
    await bridge.put(anEntry());
    await advance(3_499);
    expect(to('dead'), 'retries come after 0.5, 1 and 2 seconds').toHaveLength(0);
    await advance(1);
    await vi.waitFor(() => expect(to('dead')).toHaveLength(1));
    expect(to('dead')[0]!.attributes).toEqual({
      RULE_ARN: 'arn:aws:events:us-east-1:000000000000:rule/app/all',
      TARGET_ARN: inbox.Arn,
      ERROR_CODE: 'ERROR_FROM_TARGET',
      ERROR_MESSAGE: 'busy',
      EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
      RETRY_ATTEMPTS: '3',
    });
    expect(JSON.parse(to('dead')[0]!.body)).toMatchObject({ source: 'bayon.test', detail: { n: 1 } });
    expect(lines.filter(({ message }) => message.includes('will be sent again'))).toHaveLength(3);
    await bridge.stop();
  });

  it('gives up at the age of the event', async () => {
    const { clock, advance } = aClock();
    const { queues, to } = someQueues((arn) => (arn === inbox.Arn ? new Error('busy') : undefined));
    const target = { ...withDeadLetters, RetryPolicy: { MaximumEventAgeInSeconds: 60 } };
    const bridge = anEventBridge({ resources: [aRule('all', [target])], queues, clock, random: () => 0.5 });
    bridge.start();
    await bridge.put(anEntry());
    await advance(60_000);
    await vi.waitFor(() => expect(to('dead')).toHaveLength(1));
    expect(to('dead')[0]!.attributes).toMatchObject({
      EXHAUSTED_RETRY_CONDITION: 'MaximumEventAgeInSeconds',
    });
    await bridge.stop();
  });

  it('that does not exist is not tried again', async () => {
    const { queues, to } = someQueues((arn) => (arn === inbox.Arn ? missingQueue() : undefined));
    const bridge = anEventBridge({ resources: [aRule('all', [withDeadLetters])], queues });
    bridge.start();
    await bridge.put(anEntry());
    await vi.waitFor(() => expect(to('dead')).toHaveLength(1));
    expect(to('dead')[0]!.attributes).toMatchObject({ ERROR_CODE: 'NO_RESOURCE', RETRY_ATTEMPTS: '0' });
    expect(to('dead')[0]!.attributes).not.toHaveProperty('EXHAUSTED_RETRY_CONDITION');
    await bridge.stop();
  });

  it('without a dead letter queue costs the event, and the log says so', async () => {
    const { log, lines } = aLog();
    const { queues } = someQueues(missingQueue);
    const bridge = anEventBridge({ resources: [aRule('all', [inbox])], queues, log });
    bridge.start();
    await bridge.put(anEntry());
    await vi.waitFor(() =>
      expect(lines.filter(({ message }) => message.includes('was lost'))).toHaveLength(1),
    );
    await bridge.stop();
  });

  it('waits for a dead letter queue that does not answer', async () => {
    const { clock, advance } = aClock();
    let up = false;
    const { queues, to } = someQueues((arn) =>
      arn === inbox.Arn ? missingQueue() : up ? undefined : new Error('down'),
    );
    const bridge = anEventBridge({
      resources: [aRule('all', [withDeadLetters])],
      queues,
      clock,
      random: () => 0.5,
    });
    bridge.start();
    await bridge.put(anEntry());
    await advance(2_000);
    up = true;
    await advance(2_000);
    await vi.waitFor(() => expect(to('dead')).toHaveLength(1));
    await bridge.stop();
  });

  it('does not hold up the others', async () => {
    const { queues, to } = someQueues();
    const stuck = Promise.withResolvers<InvocationResult>();
    const functions = { invoke: () => stuck.promise };
    const resources = [aRule('all', [{ Id: 'f', Arn: aFunctionArn('slow') }, inbox])];
    const bridge = anEventBridge({ resources, queues, functions });
    bridge.start();
    for (let n = 0; n < 20; n += 1) await bridge.put(...Array.from({ length: 10 }, () => anEntry()));
    await vi.waitFor(() => expect(to('inbox')).toHaveLength(200));
    stuck.resolve({ ok: true, payload: null });
    await bridge.stop();
  });

  it('that is a function is retried by Lambda: after one minute, after two, then dropped with a log line', async () => {
    const { clock, advance } = aClock();
    const { log, lines } = aLog();
    const failed: InvocationResult = { ok: false, kind: 'error', errorType: 'Error', errorMessage: 'bug' };
    const { functions, invocations } = someFunctions(() => failed);
    const { queues, to } = someQueues();
    const target = { ...withDeadLetters, Arn: aFunctionArn('worker') };
    const bridge = anEventBridge({ resources: [aRule('all', [target])], queues, functions, log, clock });
    bridge.start();
    await bridge.put(anEntry());
    await advance(59_999);
    expect(invocations).toHaveLength(1);
    await advance(1 + 120_000);
    await vi.waitFor(() =>
      expect(lines.filter(({ message }) => message.includes('was lost'))).toHaveLength(1),
    );
    expect(invocations).toHaveLength(3);
    expect(to('dead'), "a function's error never reaches the rule's dead letter queue").toHaveLength(0);
    await bridge.stop();
  });
});

describe('a restart', () => {
  it('goes on with what was pending, at its time', async () => {
    const { clock, advance } = aClock();
    const dataDir = aDataDir();
    const resources = [aRule('all', [inbox])];
    const broken = someQueues(() => new Error('busy'));
    const first = anEventBridge({ resources, dataDir, clock, queues: broken.queues, random: () => 0.5 });
    first.start();
    await first.put(anEntry());
    await advance(0);
    await first.stop();
    const { queues, to } = someQueues();
    const second = anEventBridge({ resources, dataDir, clock, queues });
    second.start();
    await advance(499);
    expect(to('inbox')).toHaveLength(0);
    await advance(1);
    await vi.waitFor(() => expect(to('inbox')).toHaveLength(1));
    await second.stop();
  });

  it('loses nothing that was accepted before kill -9', async () => {
    const dataDir = aDataDir();
    const resources = [aRule('all', [inbox])];
    const options = {
      resources: [aBus('app'), ...resources],
      dataDir,
      account: anAccount,
      log: {},
      queues: {},
    };
    const request = {
      method: 'POST',
      url: '/',
      headers: { 'x-amz-target': 'AWSEvents.PutEvents' },
      body: JSON.stringify({ Entries: Array.from({ length: 10 }, () => anEntry()) }),
    };
    const script = `
      const { createEventBridge } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
      const { service } = createEventBridge(${JSON.stringify(options)});
      const request = ${JSON.stringify(request)};
      for (let n = 0; n < 20; n += 1) await service.handle({ ...request, body: Buffer.from(request.body) });
      process.stdout.write('accepted');
      setInterval(() => {}, 1000);
    `;
    const child = spawn('node', ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { queues, to } = someQueues();
    const bridge = anEventBridge({ resources, dataDir, queues });
    bridge.start();
    await vi.waitFor(() => expect(to('inbox')).toHaveLength(200));
    await bridge.stop();
  });
});

describe('a schedule', () => {
  const nightly = (properties = {}) =>
    aRule('nightly', [inbox], {
      EventBusName: undefined,
      EventPattern: undefined,
      ScheduleExpression: 'cron(0 3 * * ? *)',
      ...properties,
    });
  const hour = 3_600_000;

  it("sends AWS's event at its time", async () => {
    const { clock, advance } = aClock();
    const { queues, to } = someQueues();
    const bridge = anEventBridge({ resources: [nightly()], queues, clock });
    bridge.start();
    await advance(3 * hour - 1);
    expect(to('inbox')).toHaveLength(0);
    await advance(1 + 24 * hour);
    await vi.waitFor(() => expect(to('inbox')).toHaveLength(2));
    expect(JSON.parse(to('inbox')[0]!.body)).toEqual({
      version: '0',
      id: expect.any(String) as string,
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: anAccount.accountId,
      time: '2026-01-01T03:00:00Z',
      region: 'us-east-1',
      resources: ['arn:aws:events:us-east-1:000000000000:rule/nightly'],
      detail: {},
    });
    await bridge.stop();
  });

  it('makes up for what passed while the machine was off with one tick', async () => {
    const { clock, advance } = aClock();
    const dataDir = aDataDir();
    const { queues, to } = someQueues();
    const first = anEventBridge({ resources: [nightly()], queues, clock, dataDir });
    first.start();
    await first.stop();
    await advance(60 * hour);
    const second = anEventBridge({ resources: [nightly()], queues, clock, dataDir });
    second.start();
    await advance(hour);
    expect(to('inbox')).toHaveLength(1);
    await second.stop();
  });

  it('rests while its rule is disabled', async () => {
    const { clock, advance } = aClock();
    const { queues, to } = someQueues();
    const bridge = anEventBridge({ resources: [nightly({ State: 'DISABLED' })], queues, clock });
    bridge.start();
    await advance(48 * hour);
    expect(to('inbox')).toHaveLength(0);
    await bridge.call('EnableRule', { Name: 'nightly' });
    await advance(24 * hour);
    expect(to('inbox')).toHaveLength(1);
    await bridge.stop();
  });
});
