import { expect, it } from 'vitest';
import type { BusRule } from '../replay/bus-rule.ts';
import { filledQueues, judge } from './consumers.ts';

const arn = 'arn:aws:sqs:us-east-1:000000000000:bayon-studio-inbox-local';
const mapping = (State: string) => ({
  UUID: 'uuid-1',
  EventSourceArn: arn,
  FunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:bayon-studio-local-processor',
  State,
});

it.each(['Enabled', 'Enabling', 'Creating', 'Updating'])('lets a mapping be that is %s', (state) => {
  expect(judge({ queues: [arn], mappings: [mapping(state)] })).toEqual([]);
});

it.each(['Disabled', 'Disabling', 'Deleting'])(
  'finds a mapping that is %s, and says how to enable it',
  (state) => {
    expect(judge({ queues: [arn], mappings: [mapping(state)] })).toEqual([
      {
        subject: 'bayon-studio-inbox-local',
        problem: `bayon-studio-local-processor does not take from it: the event source mapping is ${state}`,
        advice: 'aws lambda update-event-source-mapping --uuid uuid-1 --enabled',
      },
    ]);
  },
);

it('finds a queue that nobody takes from', () => {
  expect(judge({ queues: [arn], mappings: [] })).toMatchObject([{ problem: 'no function takes from it' }]);
});

it('expects nobody at the queue of a tail, a replay or a rebuild', () => {
  const rule = (name: string, target: string): BusRule => ({
    name,
    arn: '',
    state: 'ENABLED',
    description: '',
    pattern: {},
    targets: [{ arn: target, definition: { Id: 't', Arn: target } }],
  });
  const rules = [
    rule('bayon-studio-local-content-generated', arn),
    rule('bayon-studio-local-content-updated', arn),
    rule('bayon-studio-local-due', 'arn:aws:lambda:us-east-1:000000000000:function:f'),
    rule('bayon-events-tail-local-0a1b2c3d', `${arn}-tail`),
    rule('bayon-studio-local-rebuild-0a1b2c3d-1', `${arn}-rebuild`),
  ];
  expect(filledQueues(rules, 'local')).toEqual([arn]);
});
