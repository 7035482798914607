import { expect, it } from 'vitest';
import { inputFor } from './target-input.ts';
import type { Target } from './model.ts';

const event = {
  id: '7bf73129',
  'detail-type': 'EC2 Instance State-change Notification',
  source: 'aws.ec2',
  resources: ['arn:aws:ec2:us-east-1:123456789012:instance/i-0123456789'],
  detail: {
    'instance-id': 'i-0123456789',
    state: 'RUNNING',
    note: 'say "hi"',
    counts: [1, { two: 2 }],
    none: null,
  },
};
const context = {
  envelope: JSON.stringify(event),
  ruleArn: 'arn:aws:events:us-east-1:000000000000:rule/app/my-rule',
  acceptedAt: Date.UTC(2026, 0, 1),
};
const paths = {
  instance: '$.detail.instance-id',
  state: '$.detail.state',
  note: '$.detail.note',
  counts: '$.detail.counts',
  missing: '$.detail.missing',
};

const inputOf = (target: Partial<Target>) => inputFor({ Id: '1', Arn: 'x', ...target }, context);
const transformed = (InputTemplate: string) =>
  inputOf({ InputTransformer: { InputPathsMap: paths, InputTemplate } });

it('is the event itself where nothing is said', () => {
  expect(inputOf({})).toBe(context.envelope);
});

it('is Input as it stands', () => {
  expect(inputOf({ Input: '{"fixed": true}' })).toBe('{"fixed": true}');
});

it.each([
  ['$', event],
  ['$.detail', event.detail],
  ['$.detail.counts[1].two', 2],
  ["$['detail-type']", event['detail-type']],
  ['$.resources[0]', event.resources[0]],
  ['$.detail.missing', null],
])('InputPath %s', (InputPath, expected) => {
  expect(JSON.parse(inputOf({ InputPath }))).toEqual(expected);
});

it.each([
  ['"<instance> is in state <state>"', 'i-0123456789 is in state RUNNING'],
  [
    '{"instance": <instance>, "text": "it is \\"<state>\\""}',
    { instance: 'i-0123456789', text: 'it is "RUNNING"' },
  ],
  [
    '{"all": <counts>, "note": <note>, "quoted": "<note>"}',
    { all: [1, { two: 2 }], note: 'say "hi"', quoted: 'say "hi"' },
  ],
  ['{"gone": <missing>, "text": "[<missing>]"}', { gone: null, text: '[]' }],
  ['{"text": "<counts>"}', { text: '[1,{"two":2}]' }],
  ['{"no": "<variable> <b>"}', { no: '<variable> <b>' }],
  [
    '{"rule": <aws.events.rule-name>, "arn": "<aws.events.rule-arn>"}',
    { rule: 'my-rule', arn: context.ruleArn },
  ],
  ['{"at": <aws.events.event.ingestion-time>}', { at: '2026-01-01T00:00:00.000Z' }],
  ['{"event": <aws.events.event.json>}', { event }],
])('InputTransformer %s', (template, expected) => {
  expect(JSON.parse(transformed(template))).toEqual(expected);
});

it('leaves the detail out of <aws.events.event>', () => {
  expect(JSON.parse(transformed('<aws.events.event>'))).toEqual({ ...event, detail: undefined });
});
