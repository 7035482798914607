import { expect, it } from 'vitest';
import { reasonsIn } from './why-failed.ts';

const event = (
  LogicalResourceId: string,
  ResourceStatus: 'CREATE_FAILED' | 'CREATE_COMPLETE',
  reason: string,
) => ({
  StackId: 'x',
  EventId: 'x',
  StackName: 'x',
  Timestamp: new Date(),
  LogicalResourceId,
  ResourceType: 'AWS::SQS::Queue',
  ResourceStatus,
  ResourceStatusReason: reason,
});

it('what was cancelled because something else failed is no reason', () => {
  const events = [
    event('Table', 'CREATE_COMPLETE', ''),
    event('Inbox', 'CREATE_FAILED', 'The queue exists already'),
    event('Other', 'CREATE_FAILED', 'Resource creation cancelled'),
  ];

  expect(reasonsIn(events)).toEqual(['Inbox (AWS::SQS::Queue): The queue exists already']);
});
