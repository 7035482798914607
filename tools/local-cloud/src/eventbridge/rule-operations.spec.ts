import { describe, expect, it, vi } from 'vitest';
import { StartupError } from '../ports.ts';
import { aDataDir, anEntry, anEventBridge, aQueueArn, aResource, aRule, someQueues } from './a-cloud.ts';

const target = { Id: 'inbox', Arn: aQueueArn('inbox') };
const EventPattern = '{"source":["bayon.test"]}';

describe('the rules of a template', () => {
  it('are listed and described as in AWS', async () => {
    const { call } = anEventBridge({ resources: [aRule('all', [target], { Description: 'everything' })] });
    const rule = {
      Name: 'all',
      Arn: 'arn:aws:events:us-east-1:000000000000:rule/app/all',
      EventBusName: 'app',
      EventPattern,
      State: 'ENABLED',
      Description: 'everything',
    };
    const of = { EventBusName: 'app' };
    expect((await call('ListRules', of)).body).toEqual({ Rules: [rule] });
    expect((await call('DescribeRule', { ...of, Name: 'all' })).body).toEqual({
      ...rule,
      CreatedBy: '000000000000',
    });
    expect((await call('ListTargetsByRule', { ...of, Rule: 'all' })).body).toEqual({ Targets: [target] });
    const names = await call('ListRuleNamesByTarget', { ...of, TargetArn: target.Arn });
    expect(names.body).toEqual({ RuleNames: ['all'] });
    const buses = await call('ListEventBuses', { NamePrefix: 'a' });
    expect(buses.body).toEqual({
      EventBuses: [{ Name: 'app', Arn: 'arn:aws:events:us-east-1:000000000000:event-bus/app' }],
    });
    expect((await call('DescribeEventBus', {})).body).toMatchObject({ Name: 'default' });
  });

  it('are listed in pages', async () => {
    const resources = ['a', 'b', 'c'].map((name) => aRule(name, []));
    const { call } = anEventBridge({ resources });
    const first = await call('ListRules', { EventBusName: 'app', Limit: 2 });
    expect(first.body['Rules']).toHaveLength(2);
    const { NextToken } = first.body;
    const rest = await call('ListRules', { EventBusName: 'app', Limit: 2, NextToken });
    expect(rest.body).toEqual({ Rules: [expect.objectContaining({ Name: 'c' })] });
  });

  it.each([
    [
      'a pattern',
      { EventPattern: { source: 'x' } },
      'studio/bad: Event pattern is not valid. Reason: "source"',
    ],
    [
      'a schedule',
      { EventBusName: 'default', ScheduleExpression: 'rate(1 minutes)' },
      'ScheduleExpression is not valid',
    ],
    ['a schedule on a custom bus', { ScheduleExpression: 'rate(1 minute)' }, 'only on the default event bus'],
    ['its bus', { EventBusName: 'nowhere' }, 'event bus nowhere does not exist'],
    [
      'a target',
      { Targets: [{ Id: '1', Arn: 'arn:aws:states:us-east-1:0:stateMachine:x' }] },
      'nothing that the local cloud',
    ],
    ['six targets', { Targets: Array.from('123456', (Id) => ({ ...target, Id })) }, '5 targets per rule'],
  ])('stop the start with one clear line when AWS would refuse %s', (_name, properties, message) => {
    const start = () => anEventBridge({ resources: [aRule('bad', [], properties)] });
    expect(start).toThrow(StartupError);
    expect(start).toThrow(message);
  });
});

describe('rules through the API', () => {
  const of = { EventBusName: 'app' };

  it('outlive a restart, targets and all', async () => {
    const dataDir = aDataDir();
    const first = anEventBridge({ resources: [], dataDir });
    const put = await first.call('PutRule', { ...of, Name: 'mine', EventPattern });
    expect(put.body).toEqual({ RuleArn: 'arn:aws:events:us-east-1:000000000000:rule/app/mine' });
    const targets = await first.call('PutTargets', { ...of, Rule: 'mine', Targets: [target] });
    expect(targets.body).toEqual({ FailedEntryCount: 0, FailedEntries: [] });
    await first.stop();

    const { queues, to } = someQueues();
    const second = anEventBridge({ resources: [], dataDir, queues });
    second.start();
    await second.put(anEntry());
    await vi.waitFor(() => expect(to('inbox')).toHaveLength(1));

    const refused = await second.call('DeleteRule', { ...of, Name: 'mine' });
    expect(refused.body).toMatchObject({
      __type: 'ValidationException',
      message: "Rule can't be deleted since it has targets.",
    });
    await second.call('RemoveTargets', { ...of, Rule: 'mine', Ids: ['inbox'] });
    await second.call('DeleteRule', { ...of, Name: 'mine' });
    expect((await second.call('ListRules', of)).body).toEqual({ Rules: [] });
    await second.stop();
  });

  it('change those of a template until the template itself changes', async () => {
    const dataDir = aDataDir();
    const stateOf = async (pattern: object, change?: string) => {
      const bridge = anEventBridge({
        dataDir,
        resources: [aRule('all', [target], { EventPattern: pattern })],
      });
      if (change) await bridge.call(change, { ...of, Name: 'all' });
      const { body } = await bridge.call('DescribeRule', { ...of, Name: 'all' });
      await bridge.stop();
      return body['State'];
    };
    expect(await stateOf({ source: ['a'] }, 'DisableRule')).toBe('DISABLED');
    expect(await stateOf({ source: ['a'] })).toBe('DISABLED');
    expect(await stateOf({ source: ['b'] })).toBe('ENABLED');
    expect(await stateOf({ source: ['a'] })).toBe('ENABLED');
  });

  it.each([
    ['PutRule', { Name: 'x', EventPattern: '{"source":"x"}' }, 'InvalidEventPatternException'],
    ['PutRule', { Name: 'x', EventPattern: '{' }, 'InvalidEventPatternException'],
    ['PutRule', { Name: 'x' }, 'ValidationException'],
    ['PutRule', { Name: 'no spaces', EventPattern }, 'ValidationException'],
    ['PutRule', { EventPattern }, 'ValidationException'],
    ['PutRule', { Name: 'x', EventPattern, EventBusName: 'nowhere' }, 'ResourceNotFoundException'],
    ['PutTargets', { Rule: 'nothing', Targets: [target] }, 'ResourceNotFoundException'],
    ['PutTargets', { Rule: 'all', Targets: [{ ...target, EcsParameters: {} }] }, 'ValidationException'],
    ['PutTargets', { Rule: 'all', Targets: [{ ...target, InputPath: 'detail' }] }, 'ValidationException'],
    ['PutTargets', { Rule: 'all', Targets: [{ ...target, InputTransformer: {} }] }, 'ValidationException'],
    ['DescribeRule', { Name: 'nothing' }, 'ResourceNotFoundException'],
    ['EnableRule', { Name: 7 }, 'SerializationException'],
    ['ListRules', { Limit: 0 }, 'ValidationException'],
    ['TestEventPattern', { EventPattern, Event: '{"source":' }, 'InvalidEventPatternException'],
  ])('%s refuses %j', async (operation, input, type) => {
    const { call } = anEventBridge({ resources: [aRule('all', [])] });
    const { status, body } = await call(operation, { ...of, ...input });
    expect(status).toBe(400);
    expect(body['__type']).toBe(type);
  });

  it('tests a pattern', async () => {
    const { call } = anEventBridge({ resources: [] });
    const event = { source: 'bayon.test', 'detail-type': 'x' };
    const { body } = await call('TestEventPattern', { EventPattern, Event: JSON.stringify(event) });
    expect(body).toEqual({ Result: true });
  });
});

describe('identities', () => {
  it.each([
    [
      'AWS::Events::EventBus',
      { Name: 'app' },
      'app',
      { Arn: 'arn:aws:events:us-east-1:000000000000:event-bus/app', Name: 'app' },
    ],
    ['AWS::Events::Rule', { Name: 'r' }, 'r', { Arn: 'arn:aws:events:us-east-1:000000000000:rule/r' }],
    [
      'AWS::Events::Rule',
      { Name: 'r', EventBusName: 'app' },
      'app|r',
      { Arn: 'arn:aws:events:us-east-1:000000000000:rule/app/r' },
    ],
    [
      'AWS::Events::Rule',
      {},
      'studio-Thing',
      { Arn: 'arn:aws:events:us-east-1:000000000000:rule/studio-Thing' },
    ],
    [
      'AWS::Events::Archive',
      { ArchiveName: 'a' },
      'a',
      { Arn: 'arn:aws:events:us-east-1:000000000000:archive/a' },
    ],
    ['AWS::Events::EventBusPolicy', { StatementId: 's' }, 's', {}],
  ])('%s %j', (type, properties, ref, attributes) => {
    expect(aResource(type, 'Thing', properties)).toMatchObject({ ref, attributes });
  });
});
