import { catalogue, type EventContract } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { put } from './bus.ts';
import { examplesOf } from './deployed-rules.ts';
import { quiet } from './quiet.ts';
import { readInboxes, takeDeadLetters } from './queues.ts';
import { useCloud } from './use-cloud.ts';

const cloud = useCloud();
const contracts: readonly EventContract[] = catalogue;

it('whoever is given an event has a rule for it: every example of every version, from every source, is understood', async () => {
  const events = contracts.flatMap((contract) =>
    contract.sources.flatMap((source) => examplesOf(contract, source)),
  );
  for (let from = 0; from < events.length; from += 10)
    await put(
      cloud().aws,
      ...events
        .slice(from, from + 10)
        .map(({ source, 'detail-type': detailType, detail }) => ({ source, detailType, detail })),
    );
  await quiet(cloud());
  for (const inbox of await readInboxes(cloud().aws))
    expect([inbox, await takeDeadLetters(cloud().aws, inbox)]).toEqual([inbox, []]);
});
