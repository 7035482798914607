import { expect, it } from 'vitest';
import { ContentGenerated, ContentPublished, JobProgressUpdate, patternOf } from './index.ts';

it('names the sources and detail-types of its events', () => {
  expect(patternOf(ContentGenerated, ContentPublished)).toEqual({
    source: ['bayon.coagent.studio'],
    'detail-type': ['Content Generated', 'Content Published'],
  });
});

it('refuses events whose sources differ: the pattern would match what nobody agreed on', () => {
  expect(() => patternOf(ContentGenerated, JobProgressUpdate)).toThrow('use two rules');
});
