import type { LocalAccount } from '../../ports.ts';
import { archiveNameOf, busNameOf, replayArn, targetKind } from '../arn.ts';
import { EventBridgeError, ResourceNotFoundException, ValidationException } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { isPlainObject } from '../pattern/leaf.ts';
import type { Registry } from '../registry.ts';
import { choice, optional, page, required, timestamp, type Input } from '../request-input.ts';
import type { ArchivedEvents } from './archived-events.ts';
import type { Archive } from './archive.ts';
import type { Archives } from './archives.ts';
import { replayStates, type Replay, type ReplayDefinition } from './replay.ts';
import type { Replays } from './replays.ts';

/** The operations on replays. */
export function replayOperations(parts: {
  readonly archives: Archives;
  readonly archived: ArchivedEvents;
  readonly replays: Replays;
  readonly registry: Registry;
  readonly account: LocalAccount;
  readonly now: () => number;
  /** Called after a replay has been started or is to be cancelled. */
  readonly proceed: (name: string) => void;
}): Readonly<Record<string, Operation>> {
  const { archives, archived, replays, registry, account, now, proceed } = parts;

  /** Checks a request in AWS's order. */
  function read(input: Input): { definition: ReplayDefinition; archive: Archive } {
    const ReplayName = required(input, 'ReplayName');
    if (!/^[.\-_A-Za-z0-9]{1,64}$/.test(ReplayName)) {
      throw new ValidationException(
        `1 validation error detected: Value '${ReplayName}' at 'replayName' failed to satisfy constraint: [.\\-_A-Za-z0-9]{1,64}`,
      );
    }
    const EventSourceArn = required(input, 'EventSourceArn');
    const EventStartTime = timestamp(input, 'EventStartTime');
    const EventEndTime = timestamp(input, 'EventEndTime');
    const Description = optional(input, 'Description');
    const destination = isPlainObject(input['Destination']) ? input['Destination'] : {};
    const Arn = required(destination, 'Arn');
    const invalid = (parameter: string, reason: string) =>
      new ValidationException(`Parameter ${parameter} is not valid. Reason: ${reason}`);

    if (targetKind(Arn) !== 'bus') throw invalid('Destination.Arn', 'Must contain an event bus ARN.');
    const bus = registry.bus(busNameOf(Arn));
    const name = archiveNameOf(EventSourceArn);
    const archive = archives.all().find(({ definition }) => definition.ArchiveName === name);
    if (!archive) throw invalid('EventSourceArn', `Archive ${name} does not exist.`);
    if (busNameOf(archive.definition.EventSourceArn) !== bus.Name) {
      throw invalid('Destination.Arn', 'Cross event bus replay is not permitted.');
    }
    if (EventStartTime >= EventEndTime) {
      throw invalid('EventEndTime', 'EventStartTime must be before EventEndTime.');
    }
    const FilterArns = filterOf(
      destination,
      [...registry.rules(bus.Name).values()].map(({ arn }) => arn),
    );
    const definition = {
      ReplayName,
      EventSourceArn,
      EventStartTime,
      EventEndTime,
      Destination: { Arn, ...(FilterArns && { FilterArns }) },
      ...(Description === undefined ? {} : { Description }),
    };
    return { definition, archive };
  }

  const summary = ({ definition, state, reason }: Replay) => ({
    ReplayArn: replayArn(account, definition.ReplayName),
    State: state,
    ...(reason === undefined ? {} : { StateReason: reason }),
  });

  return {
    StartReplay: (input) => {
      const { definition, archive } = read(input);
      const replay = replays.create(definition, { archive: archive.id, untilId: archived.newestId() }, now());
      proceed(definition.ReplayName);
      return { ...summary(replay), ReplayStartTime: replay.startedAt / 1_000 };
    },
    DescribeReplay: (input) => {
      const replay = replays.named(required(input, 'ReplayName'));
      return { ...replay.definition, ...summary(replay), ...progress(replay) };
    },
    CancelReplay: (input) => {
      const name = required(input, 'ReplayName');
      replays.cancel(name);
      proceed(name);
      return summary(replays.named(name));
    },
    ListReplays: (input) => {
      const prefix = optional(input, 'NamePrefix') ?? '';
      const source = optional(input, 'EventSourceArn');
      const wanted = choice(input, 'State', replayStates);
      const found = replays
        .all()
        .filter(({ definition }) => definition.ReplayName.startsWith(prefix))
        .filter(({ definition }) => source === undefined || definition.EventSourceArn === source)
        .filter(({ state }) => wanted === undefined || state === wanted);
      const { items, ...rest } = page(found, input);
      return { Replays: items.map(listed), ...rest };
    },
  };
}

/** The rules that get the events. Throws for a rule that the bus does not have. */
function filterOf(destination: Input, rules: readonly string[]): string[] | undefined {
  const { FilterArns: filter } = destination;
  if (filter === undefined || filter === null) return undefined;
  if (!Array.isArray(filter) || !filter.every((arn) => typeof arn === 'string')) {
    throw new EventBridgeError('SerializationException', 'FilterArns is not a list of strings.');
  }
  // None is not all: who chose no rule would not expect every rule to run.
  if (filter.length === 0) throw new ValidationException('Parameter Destination.FilterArns is empty.');
  const unknown = filter.find((arn) => !rules.includes(arn));
  if (unknown !== undefined) throw new ResourceNotFoundException(`Rule ${unknown} does not exist.`);
  return filter;
}

const progress = ({ startedAt, endedAt, lastTime }: Replay) => ({
  ReplayStartTime: startedAt / 1_000,
  ...(endedAt === undefined ? {} : { ReplayEndTime: endedAt / 1_000 }),
  ...(lastTime === undefined ? {} : { EventLastReplayedTime: lastTime }),
});

function listed(replay: Replay): object {
  const { ReplayName, EventSourceArn, EventStartTime, EventEndTime } = replay.definition;
  const { state: State, reason } = replay;
  return {
    ReplayName,
    EventSourceArn,
    EventStartTime,
    EventEndTime,
    State,
    ...(reason === undefined ? {} : { StateReason: reason }),
    ...progress(replay),
  };
}
