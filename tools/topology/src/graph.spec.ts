import { catalogue } from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { eventTable, serviceGraph, topologyPage, withPicture } from './graph.ts';
import { textOf } from './pages.ts';

const contracts = [
  { detailType: 'A', version: 1, producers: ['studio api'], consumers: ['studio', 'user'] },
  { detailType: 'B', version: 2, producers: ['studio'], consumers: ['user'] },
] as const;

describe('the picture', () => {
  it('has an arrow from service to service, and none from one to itself', () => {
    expect(serviceGraph(contracts)).toBe('```mermaid\ngraph LR\n  studio -- "A<br/>B" --> user\n```');
  });

  it('has a row for each event', () => {
    expect(eventTable(contracts).split('\n')[2]).toBe('| A | 1 | studio api | studio, user |');
  });
});

describe('the pages are as the contracts are: npm run topology -- --write', () => {
  it('docs/topology.md', () => expect(textOf('topology')).toBe(topologyPage(catalogue)));
  it('README.md', () => expect(textOf('readme')).toBe(withPicture(textOf('readme'), catalogue)));
});
