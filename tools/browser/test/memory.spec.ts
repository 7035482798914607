import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type AwsClients, createAwsClients } from '@bayon/cloud-driver';
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { usePeople } from './people.ts';

const people = usePeople();
let aws: AwsClients;
beforeAll(() => {
  aws = createAwsClients(inject('awsUrl'));
});
afterAll(() => aws.destroy());

/** Puts notifications on the bus, ten in a request. */
async function tell(userId: string, from: number, to: number): Promise<void> {
  for (let first = from; first <= to; first += 10) {
    const { FailedEntryCount } = await aws.events.send(
      new PutEventsCommand({
        Entries: Array.from({ length: Math.min(10, to - first + 1) }, (_, at) => ({
          EventBusName: 'bayon-coagent-events-local',
          Source: 'bayon.coagent.market',
          DetailType: 'Real-time Notification',
          Detail: JSON.stringify({
            userId,
            type: 'price_change_alert',
            message: `News ${first + at}.`,
            // However many there are, each is told at once.
            severity: 'critical',
            timestamp: new Date().toISOString(),
          }),
        })),
      }),
    );
    expect(FailedEntryCount).toBe(0);
  }
}

/** What is left after the garbage is gone. */
async function usageOf(debuggerOf: CDPSession): Promise<{ readonly heapMb: number; readonly nodes: number }> {
  // What one collection frees may hold what the next does.
  for (let round = 0; round < 3; round += 1) await debuggerOf.send('HeapProfiler.collectGarbage');
  const { metrics } = await debuggerOf.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
  return { heapMb: metric('JSHeapUsedSize') / 2 ** 20, nodes: metric('Nodes') };
}

/**
 * An hour of fifteen a minute, compressed: the list is full after the first three hundred, and from then on what comes
 * in pushes out what is old.
 */
test('the memory of a page that is open while the bus is busy does not grow', async () => {
  const { page, context, open, user } = await people.come('ada');
  await open('/inbox');
  const debuggerOf = await context.newCDPSession(page);
  await debuggerOf.send('Performance.enable');
  const isShown = (place: number) =>
    page.getByText(`News ${place}.`, { exact: false }).first().waitFor({ timeout: 120_000 });

  await tell(user, 1, 300);
  await isShown(300);
  const before = await usageOf(debuggerOf);
  await tell(user, 301, 900);
  await isShown(900);
  // Answers that are on their way take some megabytes, now and then: what counts is what it comes back to. An entry of
  // the list takes some 30 nodes, so six hundred that are kept would be 18,000.
  await expect.poll(async () => (await usageOf(debuggerOf)).nodes - before.nodes).toBeLessThan(1_000);
  await expect.poll(async () => (await usageOf(debuggerOf)).heapMb - before.heapMb).toBeLessThan(4);
});
