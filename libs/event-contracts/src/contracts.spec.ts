import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { catalogue, ContentGenerated, everySource, parseEvent, type EventContract } from './index.ts';

const contracts: readonly EventContract[] = catalogue;

interface Sample {
  readonly contract: EventContract;
  readonly version: number;
  readonly schema: z.ZodType;
  readonly examples: readonly unknown[];
}

/** Every version of every event. */
const samples: Sample[] = contracts.flatMap((contract) =>
  [contract, ...contract.previous].map(({ version, detail, examples }) => ({
    contract,
    version,
    schema: detail,
    examples,
  })),
);

const onTheBus = (contract: EventContract, detail: unknown, version: number) => ({
  id: 'eventbridge-id',
  source: contract.sources[0] ?? '',
  'detail-type': contract.detailType,
  detail: {
    ...(detail as object),
    timestamp: '2026-03-14T09:26:53Z',
    event: { id: 'event-1', version, correlationId: 'chain-1', causationId: 'event-0' },
  },
});

describe.each(samples)('$contract.detailType v$version', ({ contract, version, schema, examples }) => {
  it.each(examples.map((example, place) => ({ place, example })))('parses example $place', ({ example }) => {
    const event = parseEvent(contracts, onTheBus(contract, example, version));
    expect(event).toMatchObject({ id: 'event-1', version, correlationId: 'chain-1', causationId: 'event-0' });
    expect(contract.detail.safeParse(event.detail).success).toBe(true);
  });

  it('keeps its shape: a change is a new version', async () => {
    const shape = JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2);
    await expect(`${shape}\n`).toMatchFileSnapshot(
      `../schemas/${contract.detailType.toLowerCase().replaceAll(' ', '-')}.v${version}.json`,
    );
  });

  it('refuses each required field being absent or of another type, naming it', () => {
    const required = z.toJSONSchema(schema, { io: 'input' }).required ?? [];
    for (const example of examples) {
      for (const field of required) {
        const given = (example as Record<string, unknown>)[field];
        const otherType = typeof given === 'object' ? 'text' : { unexpected: true };
        for (const wrong of [undefined, null, Number.NaN, otherType]) {
          const detail = { ...(example as object), [field]: wrong };
          expect(() => parseEvent(contracts, onTheBus(contract, detail, version))).toThrow(`detail.${field}`);
        }
      }
    }
  });
});

describe('the catalogue', () => {
  it('names each event once', () => {
    const names = contracts.map((contract) => contract.detailType);
    expect(names).toEqual([...new Set(names)]);
  });

  it('numbers the versions of each event from 1 without a gap', () => {
    for (const contract of contracts) {
      const versions = [...contract.previous.map((p) => p.version), contract.version];
      expect(versions, contract.detailType).toEqual(versions.map((_, place) => place + 1));
    }
  });

  it('lets nobody publish an event under a source that is not of its service', () => {
    for (const { detailType, producers, sources } of contracts) {
      const own = producers.map((producer) => `bayon.coagent.${producer.split(' ')[0] ?? ''}`);
      expect(sources, detailType).toEqual(expect.arrayContaining(own));
      // An event that any service may publish names all sources; any other names its producers' and no more.
      if (sources.length < everySource.length)
        expect(own, detailType).toEqual(expect.arrayContaining([...sources]));
    }
  });

  it('has examples that fit into a published event of 64 KiB', () => {
    for (const { examples } of samples) {
      for (const example of examples)
        expect(Buffer.byteLength(JSON.stringify(example))).toBeLessThan(60 * 1024);
    }
  });
});

describe('parseEvent', () => {
  const first = ContentGenerated.previous[0]!;
  const plain = {
    ...onTheBus(ContentGenerated, first.examples[0], 1),
    detail: { ...(first.examples[0] as object), timestamp: '2026-03-14T09:26:53.5Z' },
  };

  it('takes the plain shape of an outside producer: version 1, ids from EventBridge', () => {
    expect(parseEvent(contracts, plain)).toMatchObject({
      id: 'eventbridge-id',
      correlationId: 'eventbridge-id',
      version: 1,
    });
  });

  it('brings version 1 of Content Generated to version 2', () => {
    expect(parseEvent([ContentGenerated], plain).detail).toEqual({
      ...(first.examples[0] as object),
      keywords: [],
      timestamp: '2026-03-14T09:26:53.500Z',
    });
  });

  it.each([
    ['an unknown event', { ...plain, 'detail-type': 'Content Burnt' }, 'unknown event'],
    ['another service’s source', { ...plain, source: 'bayon.coagent.market' }, 'unknown source'],
    ['an unknown version', onTheBus(ContentGenerated, ContentGenerated.examples[0], 3), 'unknown version'],
    ['no detail', { ...plain, detail: null }, 'invalid detail'],
    ['a detail of text', { ...plain, detail: 'text' }, 'invalid detail'],
    [
      'a time of another zone',
      { ...plain, detail: { ...plain.detail, timestamp: '2026-03-14T09:26:53+02:00' } },
      'invalid detail',
    ],
    ['a time that is none', { ...plain, detail: { ...plain.detail, timestamp: 'soon' } }, 'invalid detail'],
    ['no time', { ...plain, detail: { ...plain.detail, timestamp: undefined } }, 'invalid detail'],
    [
      'an empty id',
      { ...plain, detail: { ...plain.detail, event: { id: '', version: 1, correlationId: 'c' } } },
      'invalid detail',
    ],
  ])('refuses %s', (_, event, reason) => {
    expect(() => parseEvent(contracts, event)).toThrow(
      expect.objectContaining({ name: 'ContractViolation', reason }),
    );
  });

  it('names every failing path, and no value', () => {
    const detail = { ...plain.detail, userId: 7, metadata: { generationTime: 'secret' } };
    expect(() => parseEvent(contracts, { ...plain, detail })).toThrow(
      expect.objectContaining({
        complaints: expect.arrayContaining([
          expect.objectContaining({ path: 'detail.userId' }),
          expect.objectContaining({ path: 'detail.metadata.generationTime' }),
          expect.objectContaining({ path: 'detail.metadata.tokensUsed' }),
        ]) as unknown,
        message: expect.not.stringContaining('secret') as string,
      }),
    );
  });
});
