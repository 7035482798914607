import { describe, expect, it } from 'vitest';
import { callOf } from './call-subject.ts';

const call = (target: string, input: object) =>
  callOf({
    method: 'POST',
    url: '/',
    headers: { 'x-amz-target': target },
    body: Buffer.from(JSON.stringify(input)),
  });

describe('what a call is about', () => {
  it('is what a transaction settles, whatever else it writes', () => {
    const put = (pk: string, rev: string) => ({ Put: { Item: { pk: { S: pk }, rev: { N: rev } } } });
    const one = [put('SETTLED#studio#source#Type#e-1', '1'), put('USER#ada', '17')];
    const other = [put('SETTLED#studio#source#Type#e-1', '2'), put('USER#ada', '18')];
    const subject = 'SETTLED#studio#source#Type#e-1';
    expect(call('DynamoDB_20120810.TransactWriteItems', { TransactItems: one })).toEqual({
      operation: 'TransactWriteItems',
      subject,
    });
    expect(call('DynamoDB_20120810.TransactWriteItems', { TransactItems: other }).subject).toBe(subject);
  });

  it('is the keys of a read, without the times in them', () => {
    const key = (at: string) => ({ Key: { pk: { S: 'USER#ada' }, sk: { S: `DUE#TRACKING#${at}` } } });
    const subject = (at: string) => call('DynamoDB_20120810.GetItem', key(at)).subject;
    expect(subject('2026-01-01T10:00:00.000Z')).toBe('DUE#TRACKING#T USER#ada');
    expect(subject('2026-02-01T10:00:00.123Z')).toBe('DUE#TRACKING#T USER#ada');
  });

  it('is the ids of what is published, in whatever order', () => {
    const entry = (id: string) => ({ Detail: JSON.stringify({ event: { id }, timestamp: Math.random() }) });
    const put = (...ids: string[]) => call('AWSEvents.PutEvents', { Entries: ids.map(entry) }).subject;
    expect(put('b', 'a')).toBe('a b');
    expect(put('a', 'b')).toBe('a b');
  });

  it('is the connection that is posted to', () => {
    const request = {
      headers: {},
      body: Buffer.from('{"type":"pong"}'),
      url: '/x/local/%40connections/c-1%3D',
    };
    expect(callOf({ ...request, method: 'POST' })).toEqual({
      operation: 'PostToConnection',
      subject: 'c-1=',
    });
    expect(callOf({ ...request, method: 'GET' }).operation).toBe('Connection');
  });
});
