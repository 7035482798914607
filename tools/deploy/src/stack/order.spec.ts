import { catalogue } from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { among, orderOf, reversed } from './order.ts';

const stack = (app: string, exported: readonly string[], imported: readonly string[]) => ({
  app,
  template: {
    Resources: {
      All: { Type: 'AWS::X::Y', Properties: { From: imported.map((name) => ({ 'Fn::ImportValue': name })) } },
    },
    Outputs: Object.fromEntries(exported.map((Name) => [Name, { Export: { Name } }])),
  },
});

const house = [
  stack('console', [], ['studio-api', 'bus']),
  stack('platform', ['bus'], []),
  stack('realtime', ['realtime-api'], ['bus']),
  stack('studio', ['studio-api'], ['bus']),
  stack('user', [], ['bus']),
];

const says = (from: string, to: string) => ({ producers: [from], consumers: [to] }) as never;

describe('order', () => {
  it('is that of the imports', () => {
    const order = orderOf(house, []);

    expect(order.get('platform')).toEqual(new Set());
    expect(order.get('studio')).toEqual(new Set(['platform']));
    expect(order.get('console')).toEqual(new Set(['studio', 'platform']));
  });

  it('has who consumes before who produces', () => {
    const order = orderOf(house, [says('studio api', 'realtime')]);

    expect(order.get('studio')).toEqual(new Set(['platform', 'realtime']));
    expect(order.get('realtime')).toEqual(new Set(['platform']));
  });

  it('has none between services that consume from each other, be it by a third', () => {
    const order = orderOf(house, [
      says('studio', 'user'),
      says('user', 'realtime'),
      says('realtime', 'studio'),
    ]);

    for (const app of ['studio', 'user', 'realtime']) expect(order.get(app)).toEqual(new Set(['platform']));
  });

  it('turns round for removing', () => {
    expect(reversed(orderOf(house, [])).get('platform')).toEqual(
      new Set(['console', 'realtime', 'studio', 'user']),
    );
  });

  it('takes as there what is not asked for', () => {
    expect(among(orderOf(house, []), new Set(['console', 'studio']))).toEqual(
      new Map([
        ['console', new Set(['studio'])],
        ['studio', new Set()],
      ]),
    );
  });

  it('has realtime before the services that tell it something', () => {
    const apps = ['brand', 'market', 'realtime', 'research', 'studio', 'user'].map((app) =>
      stack(app, [], []),
    );
    const order = orderOf(apps, catalogue);

    expect(order.get('realtime')).toEqual(new Set());
    expect(order.get('studio')).toContain('realtime');
  });
});
