import { expect, test } from 'vitest';
import type { ReceivedMessage } from '../sqs/index.ts';
import { doneMessages, sqsEvent, withinPayloadLimit } from './sqs-records.ts';

const aMessage = (messageId: string, body = '{}'): ReceivedMessage => ({
  messageId,
  receiptHandle: `handle-${messageId}`,
  body,
  md5OfBody: '99914b932bd37a50b983c5e7c90ae93b',
  attributes: { ApproximateReceiveCount: '1', SentTimestamp: '1545082649183' },
  messageAttributes: { kind: { DataType: 'String', StringValue: 'x' } },
  md5OfMessageAttributes: 'm',
});
const batch = [aMessage('a'), aMessage('b')];

test('a record looks as Lambda documents it', () => {
  expect(sqsEvent([aMessage('a')], 'arn:aws:sqs:us-east-1:000000000000:inbox')).toEqual({
    Records: [
      {
        messageId: 'a',
        receiptHandle: 'handle-a',
        body: '{}',
        attributes: { ApproximateReceiveCount: '1', SentTimestamp: '1545082649183' },
        messageAttributes: {
          kind: { stringValue: 'x', stringListValues: [], binaryListValues: [], dataType: 'String' },
        },
        md5OfMessageAttributes: 'm',
        md5OfBody: '99914b932bd37a50b983c5e7c90ae93b',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:inbox',
        awsRegion: 'us-east-1',
      },
    ],
  });
});

// docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html, "Success and failure conditions"
test.each([
  ['null', null, ['a', 'b']],
  ['an empty object', {}, ['a', 'b']],
  ['null failures', { batchItemFailures: null }, ['a', 'b']],
  ['no failures', { batchItemFailures: [] }, ['a', 'b']],
  ['one failure', { batchItemFailures: [{ itemIdentifier: 'a' }] }, ['b']],
  ['one failure twice', { batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'a' }] }, ['b']],
  ['all failures', { batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'b' }] }, []],
  ['an unknown id', { batchItemFailures: [{ itemIdentifier: 'z' }] }, []],
  ['an empty id', { batchItemFailures: [{ itemIdentifier: '' }] }, []],
  ['a null id', { batchItemFailures: [{ itemIdentifier: null }] }, []],
  ['a wrong key', { batchItemFailures: [{ id: 'a' }] }, []],
  ['a null failure', { batchItemFailures: [null] }, []],
  ['failures that are no list', { batchItemFailures: 'a' }, []],
  ['a text', 'done', []],
])('a response with %s', (_, payload, done) => {
  expect(doneMessages(batch, { ok: true, payload }, true).map(({ messageId }) => messageId)).toEqual(done);
});

test('without ReportBatchItemFailures the response says nothing; a failed invocation fails the batch', () => {
  expect(
    doneMessages(batch, { ok: true, payload: { batchItemFailures: [{ itemIdentifier: 'a' }] } }, false),
  ).toEqual(batch);
  expect(doneMessages(batch, { ok: false, kind: 'error', errorType: 'E', errorMessage: 'm' }, true)).toEqual(
    [],
  );
});

test('a batch stays below the payload limit, also where JSON makes a body longer', () => {
  const large = Array.from({ length: 7 }, (_, index) => aMessage(String(index), 'x'.repeat(1_000_000)));
  expect(withinPayloadLimit(large).map((messages) => messages.length)).toEqual([6, 1]);
  const quoted = Array.from({ length: 4 }, (_, index) => aMessage(String(index), '"'.repeat(1_000_000)));
  expect(withinPayloadLimit(quoted).map((messages) => messages.length)).toEqual([3, 1]);
  expect(withinPayloadLimit([])).toEqual([]);
});
