import { aBatch, examplesOf, processorOf } from '@bayon/service-testing';
import { describe, expect, it } from 'vitest';
import { worldForEach } from '../test/world.ts';
import { rules } from './rules/index.ts';
import { consumes } from './subscriptions.ts';

const world = worldForEach();
const examples = examplesOf(consumes);
const aProcessor = () => processorOf(rules, world().settler);

describe('the processor takes', () => {
  it.each(examples)('$name', async ({ event }) => {
    const { take, told } = aProcessor();
    expect(await take(aBatch(event))).toEqual({ batchItemFailures: [] });
    expect(told).toEqual(['settled']);
  });

  it('all of them in one batch, each once, and what they cause', async () => {
    const { take, told } = aProcessor();
    const events = examples.map(({ event }) => event);
    expect(await take(aBatch(...events, ...events))).toEqual({ batchItemFailures: [] });
    expect(told.filter((one) => one === 'settled')).toHaveLength(events.length);
    expect(told.filter((one) => one === 'duplicate')).toHaveLength(events.length);
    await world().drain();
  });

  it('the plain shape of an outside producer, without our metadata', async () => {
    const { take, told } = aProcessor();
    const example = examples.find(({ name }) => name.startsWith('Profile Updated v1'))!;
    const event = { ...example.event, detail: { ...example.event.detail, event: undefined } };
    await take(aBatch(event, event));
    // A batch's messages are settled side by side: either may be the first.
    expect(told.toSorted()).toEqual(['duplicate', 'settled']);
  });

  it('no event of a service that does not publish it', async () => {
    const { take, told } = aProcessor();
    const { event } = examples.find(({ name }) => name.startsWith('Ranking Changed'))!;
    await take(aBatch({ ...event, source: 'bayon.coagent.research' }));
    expect(told).toEqual([expect.stringMatching(/^rejected: .*unknown source/)]);
  });
});

it('has a rule for each subscription, of the same sources', () => {
  for (const contract of consumes) expect(rules[contract.detailType].contract).toBe(contract);
  expect(Object.keys(rules).sort()).toEqual(consumes.map(({ detailType }) => detailType).sort());
});
