import { fileURLToPath } from 'node:url';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { catalogue, type EventContract } from '@bayon/event-contracts';
import { createPublisher } from '@bayon/publisher';
import { SmokeFailed } from '../../errors.ts';
import { run } from '../../stack/serverless.ts';
import type { Check } from '../check.ts';
import { ownExample, type Owner } from '../own-example.ts';

const events = fileURLToPath(new URL('../../../../events/src/main.ts', import.meta.url));
const contracts: readonly EventContract[] = catalogue;

/** How many events are asked for at once, and the longest that one may take until every consumer has settled it. */
const atOnce = 4;
const patience = 45_000;

/** Where events are published, under an operator's credentials. */
export interface Bus {
  readonly name: string;
  readonly client: EventBridgeClient;
  /** For the operators' commands. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What the operators' `show` says of an event. */
type Shown = readonly {
  readonly handled: readonly {
    readonly consumer: string;
    readonly status: string;
    readonly deadLetter?: { readonly reason: string };
  }[];
}[];

/** An event of every type, about this run's own user: the trail has each, and every consumer has settled it. */
export const everyEvent = (bus: Bus, owner: Owner): Check => ({
  name: 'every event',
  async run({ stage }) {
    const published = new Map<string, string>();
    for (const contract of contracts) {
      const [source] = contract.sources;
      if (source === undefined) throw new SmokeFailed(`${contract.detailType} has no source`);
      const publisher = createPublisher({ source, bus: bus.name, client: bus.client });
      const [id = ''] = await publisher.publish([{ contract, detail: ownExample(contract, owner) }]);
      published.set(id, contract.detailType);
    }
    const end = Date.now() + patience;
    const waiting = [...published];
    const problems: string[] = [];
    let settled = 0;
    const ask = async () => {
      for (let one = waiting.pop(); one; one = waiting.pop()) {
        const [id, detailType] = one;
        const outcome = await outcomeOf(bus, stage, id, end);
        if (typeof outcome === 'string') problems.push(`${detailType} (${id}): ${outcome}`);
        else settled += outcome;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, ask));
    if (problems.length > 0) throw new SmokeFailed(problems.join('; '));
    return `${published.size} types of events in the trail, settled ${settled} times`;
  },
});

/** How many consumers settled an event; in words, where one did not. */
async function outcomeOf(bus: Bus, stage: string, id: string, end: number): Promise<number | string> {
  for (;;) {
    const words = ['--conditions=@bayon/source', events, 'show', id, '--stage', stage, '--json'];
    const { said, exitCode } = await run(process.execPath, words, process.cwd(), bus.environment);
    const handled =
      exitCode === 0
        ? (JSON.parse(said.slice(said.indexOf('['))) as Shown).flatMap((one) => one.handled)
        : [];
    const dead = handled.find(({ deadLetter }) => deadLetter);
    if (dead) return `${dead.consumer} could not: ${dead.deadLetter?.reason ?? ''}`;
    const open = handled.filter(({ status }) => status !== 'settled').map(({ consumer }) => consumer);
    if (exitCode === 0 && open.length === 0) return handled.length;
    if (Date.now() > end)
      return exitCode === 0 ? `${open.join(', ')} did not settle it` : 'it is not in the trail';
  }
}
