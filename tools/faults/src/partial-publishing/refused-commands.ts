import { functionOf } from '@bayon/function-host';
import { type Answer, idOf, type SentEntry } from '@bayon/scripted-bus';
import { anApiRequest } from '@bayon/service-testing';
import type { Case } from '../packaged/case.ts';
import { differenceOf } from '../packaged/difference.ts';
import type { Outcome } from '../packaged/outcome.ts';
import type { PackagedWorld } from '../packaged/packaged-world.ts';
import { type Command, commands } from './commands.ts';

/** How the bus fails a command, for longer than the retries. */
const failures: Readonly<Record<string, (entries: readonly SentEntry[]) => Answer>> = {
  'refuses requests': () => ({ status: 400, code: 'AccessDeniedException' }),
  'refuses each entry': (entries) => ({ codes: entries.map(() => 'InternalFailure') }),
  'meets internal errors': () => ({ status: 500, code: 'InternalException' }),
  'loses its answers': () => 'lost',
};

/**
 * A command that the bus does not take is answered honestly: 503, try again, and nothing is written but what keeps it.
 * The same command again, by its Idempotency-Key, is the same event to the letter, whether the bus had taken it or not.
 *
 * @param bounded every fourth command, with one failure, drawn by the seed
 */
export function commandCases(
  world: PackagedWorld,
  { bounded, seed }: { readonly bounded: boolean; readonly seed: number },
): Case[] {
  const kinds = Object.entries(failures);
  return commands.flatMap((command, place) =>
    kinds
      .filter(
        (_, kind) =>
          !bounded || (place % 4 === seed % 4 && kind === (Math.floor(place / 4) + seed) % kinds.length),
      )
      .map(([what, how]): Case => ({
        name: `${command.route}: the bus ${what}`,
        kind: `commands while the bus ${what}`,
        run: () => refusedAndRepeated(world, command, how),
      })),
  );
}

interface Response {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

async function refusedAndRepeated(
  world: PackagedWorld,
  command: Command,
  how: (entries: readonly SentEntry[]) => Answer,
): Promise<string[]> {
  const { resources } = world.host;
  const route = resources.find(({ properties }) => properties['RouteKey'] === command.route);
  if (route === undefined) return [`no packaged app has the route ${command.route}`];
  const { ref } = functionOf(resources, route.stack, 'api');
  const { id, body } = command;
  const request = anApiRequest(command.route, {
    headers: { 'idempotency-key': 'the-key' },
    ...(id !== undefined && { id }),
    ...(body !== undefined && { body }),
  });
  const ask = async () => (await world.host.invoke(ref, request)) as Response;

  await world.begin();
  const taken = await ask();
  const undisturbed = await world.outcome();
  if (taken.statusCode !== 202 || undisturbed.events.size === 0)
    return [`an undisturbed command was answered ${taken.statusCode}: ${taken.body}`];

  await world.begin();
  world.bus.behave(how);
  const refused = await ask();
  const during = await world.outcome();
  world.bus.behave(() => ({ codes: [] }));
  const answers = [await ask(), await ask()];
  return [
    ...unlessHonest(refused),
    ...nothingWritten(during),
    ...answers
      .filter((answer) => answer.statusCode !== 202 || answer.body !== answers[0]?.body)
      .map((answer) => `the same command again was answered ${answer.statusCode}: ${answer.body}`),
    ...toTheLetter(world.bus.entries),
    ...differenceOf(numbered(undisturbed), numbered(await world.outcome())),
  ];
}

const unlessHonest = ({ statusCode, headers, body }: Response): string[] =>
  statusCode === 503 &&
  headers['retry-after'] !== undefined &&
  headers['content-type'] === 'application/problem+json'
    ? []
    : [`answered ${statusCode} ${JSON.stringify(headers)} ${body}, not 503 and try again`];

const nothingWritten = ({ items }: Outcome): string[] =>
  [...items.keys()]
    .filter((key) => !key.includes('"COMMAND#'))
    .map((key) => `${key} was written though the command was refused`);

/** Each id has one detail, however often it was put. */
const toTheLetter = (entries: readonly SentEntry[]): string[] =>
  [...Map.groupBy(entries, idOf)].flatMap(([id, all]) =>
    new Set(all.map(({ Detail: detail }) => detail)).size > 1 ? [`${id} has more than one meaning`] : [],
  );

/** An id that is drawn. */
const drawn = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

/** The same with numbers for drawn ids, in the order in which they were published. */
function numbered({ items, events }: Outcome): Outcome {
  const numbers = new Map<string, string>();
  const number = (text: string) =>
    text.replaceAll(drawn, (id) => {
      const known = numbers.get(id) ?? `<id ${numbers.size + 1}>`;
      numbers.set(id, known);
      return known;
    });
  const renamed = [...events].map(([name, detail]) => [number(name), number(detail)] as const);
  return {
    events: new Map(renamed),
    items: new Map([...items].sort().map(([key, all]) => [number(key), all.map(number)])),
  };
}
