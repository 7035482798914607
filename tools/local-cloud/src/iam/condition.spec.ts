import { describe, expect, it } from 'vitest';
import { condition } from './condition.ts';
import { UnknownPolicy } from './unknown-policy.ts';

const context = {
  'events:source': ['bayon.studio'],
  'dynamodb:leadingkeys': ['USER#ada', 'USER#bob'],
  'aws:securetransport': ['true'],
};

describe('a condition', () => {
  it.each([
    [{ StringEquals: { 'events:source': 'bayon.studio' } }, true],
    [{ StringEquals: { 'events:source': ['other', 'bayon.studio'] } }, true],
    [{ StringEquals: { 'events:source': 'bayon.*' } }, false],
    [{ StringEquals: { 'EVENTS:Source': 'bayon.studio' } }, true],
    [{ StringEqualsIgnoreCase: { 'events:source': 'Bayon.Studio' } }, true],
    [{ StringNotEquals: { 'events:source': 'other' } }, true],
    [{ StringNotEquals: { 'events:source': ['other', 'bayon.studio'] } }, false],
    [{ StringLike: { 'events:source': 'bayon.*' } }, true],
    [{ StringNotLike: { 'events:source': 'bayon.*' } }, false],
    [{ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': 'USER#*' } }, true],
    [{ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['USER#ada'] } }, false],
    [{ 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': ['USER#ada'] } }, true],
    [{ 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': ['USER#eve'] } }, false],
    [{ Bool: { 'aws:SecureTransport': 'true' } }, true],
    [{ Bool: { 'aws:SecureTransport': true } }, true],
    [{ Bool: { 'aws:SecureTransport': 'false' } }, false],
    [{ StringEquals: { 'aws:SourceArn': 'x' } }, false],
    [{ StringNotEquals: { 'aws:SourceArn': 'x' } }, true],
    [{ StringEqualsIfExists: { 'aws:SourceArn': 'x' } }, true],
    [{ 'ForAllValues:StringEquals': { 'aws:SourceArn': 'x' } }, true],
    [{ 'ForAnyValue:StringEquals': { 'aws:SourceArn': 'x' } }, false],
    [{ Null: { 'aws:SourceArn': 'true' } }, true],
    [{ Null: { 'events:source': 'true' } }, false],
    [{ StringEquals: { 'events:source': 'bayon.studio' }, Bool: { 'aws:SecureTransport': 'false' } }, false],
    [undefined, true],
  ])('%j is %s', (block, expected) => {
    expect(condition(block)(context)).toBe(expected);
  });

  it('with an unknown operator is refused', () => {
    expect(() => condition({ NumericLessThan: { x: 1 } })).toThrow(UnknownPolicy);
  });
});
