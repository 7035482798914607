import { describe, expect, it } from 'vitest';
import { changed } from './changes.ts';
import { inWords } from './in-words.ts';

const change = (Action: 'Add' | 'Modify' | 'Remove', ResourceType: string, more = {}) =>
  changed({ ResourceChange: { Action, ResourceType, LogicalResourceId: 'It', ...more } });

describe('a plan in words', () => {
  it('says that nothing changes', () => {
    expect(inWords('studio', [])).toEqual(['studio: nothing changes']);
  });

  it('counts what is added by its type, and names what is alone', () => {
    const lambda = change('Add', 'AWS::Lambda::Function');

    expect(inWords('studio', [lambda, lambda, change('Add', 'AWS::SQS::Queue')])).toEqual([
      'studio: 3 added',
      '  + 2 × AWS::Lambda::Function',
      '  + AWS::SQS::Queue It',
    ]);
  });

  it('names the properties of what is changed, each once', () => {
    const Details = [
      { Target: { Attribute: 'Properties', Name: 'Code' } },
      { Target: { Attribute: 'Properties', Name: 'Code' } },
      { Target: { Attribute: 'Tags' } },
    ] as const;

    expect(inWords('user', [change('Modify', 'AWS::Lambda::Function', { Details })])).toEqual([
      'user: 1 changed',
      '  ~ AWS::Lambda::Function It (Code, tags)',
    ]);
  });

  it.each([
    ['AWS::DynamoDB::Table', 'its items are lost'],
    ['AWS::Cognito::UserPool', 'every user is lost'],
    ['AWS::Events::EventBus', 'its rules and its archive go with it'],
  ])('warns where a %s is replaced or removed', (type, warning) => {
    const replaced = inWords('x', [change('Modify', type, { Replacement: 'True' })]);
    const removed = inWords('x', [change('Remove', type)]);

    expect(replaced[0]).toBe('x: 1 replaced');
    expect(replaced[2]).toContain(`WARNING: it is replaced; ${warning}`);
    expect(removed[2]).toContain(`WARNING: it is removed; ${warning}`);
  });

  it('counts what only refers to what changes, and names it where it would be lost', () => {
    const following = (type: string) =>
      change('Modify', type, {
        Replacement: 'Conditional',
        Details: [{ Target: { Attribute: 'Properties', Name: 'Target' }, Evaluation: 'Dynamic' }],
      });

    expect(inWords('x', [following('AWS::ApiGatewayV2::Route'), following('AWS::SQS::Queue')])).toEqual([
      'x: 2 changed or replaced',
      '  ~ AWS::SQS::Queue It (Target)',
      expect.stringContaining('may be replaced: then messages that wait in it are lost'),
      '  1 more only refer to what changes',
    ]);
  });

  it('warns of what may be replaced, where that would lose something', () => {
    const table = inWords('x', [change('Modify', 'AWS::DynamoDB::Table', { Replacement: 'Conditional' })]);
    const permission = inWords('x', [
      change('Modify', 'AWS::Lambda::Permission', { Replacement: 'Conditional' }),
    ]);

    expect(table[2]).toContain('may be replaced: then its items are lost');
    expect(permission).toHaveLength(2);
  });
});
