import { catalogue, type EventContract } from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { auditRules, deployedRules, deployedServices, examplesOf } from './deployed-rules.ts';

const contracts: readonly EventContract[] = catalogue;
/** Of whom a contract speaks: `studio generator` is a part of studio. */
const serviceOf = (part: string) => part.split(' ')[0] ?? '';
const isDeployed = (part: string) => deployedServices.includes(serviceOf(part));
const allEvents = contracts.flatMap((contract) =>
  contract.sources.flatMap((source) => examplesOf(contract, source).map((event) => ({ contract, event }))),
);

/** Whom the rules give an event of a contract from a source: each example in each version alike. */
function consumersOf(contract: EventContract, source: string): readonly string[] {
  const [first = [], ...others] = examplesOf(contract, source).map((event) =>
    deployedRules
      .filter((rule) => rule.matches(event))
      .map(({ consumer }) => consumer)
      .sort(),
  );
  for (const other of others) expect(other).toEqual(first);
  return first;
}

const routed = contracts.filter(
  ({ consumers, producers }) => consumers.some(isDeployed) && producers.some(isDeployed),
);
const unrouted = contracts.filter((contract) =>
  contract.sources.every((source) => consumersOf(contract, source).length === 0),
);

describe('the bus, as the packaged templates wire it', () => {
  it.each(routed.map((contract) => [contract.detailType, contract] as const))(
    'brings %s to whom its contract names, and to each once',
    (_, contract) => {
      for (const consumer of contract.consumers.filter(isDeployed)) {
        const from = contract.sources.filter((source) => consumersOf(contract, source).includes(consumer));
        // A service may take what any service publishes (a job's progress) from itself alone.
        const own = contract.sources.filter((source) => source === `bayon.coagent.${serviceOf(consumer)}`);
        expect([contract.sources, own]).toContainEqual(from);
        expect(from).not.toEqual([]);
      }
      for (const source of contract.sources) {
        const consumers = consumersOf(contract, source);
        expect(new Set(consumers).size).toBe(consumers.length);
      }
    },
  );

  it.each(contracts.map((contract) => [contract.detailType, contract] as const))(
    'brings %s to nobody whom its contract does not name',
    (_, contract) => {
      for (const source of contract.sources)
        expect(contract.consumers).toEqual(expect.arrayContaining([...consumersOf(contract, source)]));
    },
  );

  it.each(deployedRules.map((rule) => [rule.name, rule] as const))(
    'has no rule that waits in vain: %s',
    (_, rule) => {
      const matched = allEvents.filter(({ event }) => rule.matches(event));
      expect(new Set(matched.map(({ contract }) => contract.detailType)).size).toBe(1);
    },
  );

  it.each(deployedRules.map((rule) => [rule.name, rule] as const))(
    'has no rule that takes what no contract knows: %s',
    (_, rule) => {
      for (const { event } of allEvents) {
        expect(rule.matches({ ...event, source: 'somebody.else' })).toBe(false);
        expect(rule.matches({ ...event, 'detail-type': `${event['detail-type']} Too` })).toBe(false);
      }
    },
  );

  it('brings everything to the audit trail and its export, once: known or not, but no replay', () => {
    expect(auditRules.map(({ consumer }) => consumer)).toEqual([
      'audit',
      expect.stringMatching(/^nobody's target arn:aws:firehose:/),
    ]);
    const unknown = { source: 'bayon.coagent.studio', 'detail-type': 'Nobody Knows', detail: {} };
    for (const rule of auditRules) {
      for (const event of [...allEvents.map(({ event }) => event), unknown]) {
        expect(rule.matches(event)).toBe(true);
        expect(rule.matches({ ...event, 'replay-name': 'again' })).toBe(false);
      }
      expect(rule.matches({ ...unknown, source: 'aws.events' })).toBe(false);
    }
  });

  it.each(
    unrouted.map(({ detailType, consumers, producers }) => [detailType, consumers, producers] as const),
  )('leaves %s lying only because of services that do not exist yet: %j', (_, consumers, producers) => {
    expect(consumers.some(isDeployed) && producers.some(isDeployed)).toBe(false);
  });
});
