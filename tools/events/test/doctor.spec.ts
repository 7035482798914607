import { DisableRuleCommand, EnableRuleCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { GetQueueUrlCommand, SendMessageCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { expect, it, vi } from 'vitest';
import { bus, examplesOf, put, quiet, patience } from './bus.ts';
import { run } from './command-line.ts';
import { operatorOf, useCloud } from './operator.ts';

vi.setConfig({ testTimeout: 2 * patience, hookTimeout: 2 * patience });
const cloud = useCloud();
const operator = operatorOf(cloud);
const findings = async () => {
  const { exit: exitCode, stdout, stderr } = await operator.run('doctor', '--json');
  if (stdout === '') throw new Error(stderr);
  return {
    exitCode,
    ...(JSON.parse(stdout) as { healthy: boolean; findings: unknown[]; checks: unknown[] }),
  };
};
const urlOf = async (QueueName: string) =>
  (await cloud().aws.sqs.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl;

it('finds nothing where all is well, and says what it looked at', async () => {
  await quiet(cloud().aws);
  const { exit, stdout } = await operator.run('doctor');
  expect(stdout).toContain('All is well.');
  expect(stdout).toContain('✓ archive');
  expect(exit).toBe(0);
  expect(await findings()).toMatchObject({ exitCode: 0, healthy: true, findings: [] });
});

it('finds a disabled rule, dead letters, a closed queue and what a replay left, and says what to do', async () => {
  const { events, sqs } = cloud().aws;
  const Name = 'bayon-brand-local-profile-updated';
  await events.send(new DisableRuleCommand({ EventBusName: bus, Name }));
  await events.send(
    new PutRuleCommand({
      EventBusName: bus,
      Name: 'bayon-studio-local-replay-0a1b2c3d-1',
      EventPattern: '{"replay-name":["gone"]}',
    }),
  );
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: await urlOf('bayon-user-inbox-local-dead-letters'),
      MessageBody: '{}',
    }),
  );
  await sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl: await urlOf('bayon-market-inbox-local'),
      Attributes: { Policy: '' },
    }),
  );

  const { exitCode, healthy, findings: found } = await findings();
  expect({ exitCode, healthy }).toEqual({ exitCode: 1, healthy: false });
  const finding = (check: string, subject: string) => expect.objectContaining({ check, subject }) as unknown;
  expect(found).toEqual(
    expect.arrayContaining([
      finding('rules', Name),
      finding('targets', 'bayon-market-local-prices-observed'),
      finding('dead letters', 'bayon-user-inbox-local-dead-letters'),
      finding('orphans', 'bayon-studio-local-replay-0a1b2c3d-1'),
    ]),
  );
  await events.send(new EnableRuleCommand({ EventBusName: bus, Name }));
});

it('finds a job that stopped half way', async () => {
  await put(cloud().aws, [
    {
      source: 'bayon.coagent.studio',
      detailType: 'Job Progress Update',
      detail: {
        ...examplesOf(['Job Progress Update'])[0]?.detail,
        jobId: 'stuck-job',
        progress: 40,
        status: 'processing',
        timestamp: new Date(Date.now() - 20 * 60_000).toISOString(),
        event: { id: 'stuck', version: 1, correlationId: 'stuck-chain' },
      },
    },
  ]);
  await quiet(cloud().aws);
  const { findings: found } = await findings();
  expect(found).toContainEqual(
    expect.objectContaining({
      check: 'jobs',
      subject: expect.stringContaining('stuck-job') as string,
      advice: expect.stringContaining('trace stuck-chain') as string,
    }),
  );
});

it('says that nobody is there', async () => {
  const { exit, stderr } = await run('http://127.0.0.1:9', 'doctor');
  expect(exit).toBe(3);
  expect(stderr).toContain('is the local cloud running?');
});
