import type { LocalAccount } from '../../ports.ts';
import { archiveArn, busNameOf, targetKind } from '../arn.ts';
import { ValidationException } from '../errors.ts';
import type { Operation } from '../operation.ts';
import type { Registry } from '../registry.ts';
import { choice, optional, page, required, type Input } from '../request-input.ts';
import type { Archive, ArchiveDefinition } from './archive.ts';
import type { ArchivedEvents } from './archived-events.ts';
import type { Archives } from './archives.ts';

/** Here an archive is always ready. */
const STATE = 'ENABLED';
const states = [STATE, 'DISABLED', 'CREATING', 'UPDATING', 'CREATE_FAILED', 'UPDATE_FAILED'];

/** The operations on archives. */
export function archiveOperations(parts: {
  readonly archives: Archives;
  readonly archived: ArchivedEvents;
  readonly registry: Registry;
  readonly account: LocalAccount;
  readonly now: () => number;
  /** Called after an archive has been changed or deleted. */
  readonly changed: () => void;
}): Readonly<Record<string, Operation>> {
  const { archives, archived, registry, account, now, changed } = parts;

  const summary = ({ definition: { ArchiveName }, createdAt }: Archive) => ({
    ArchiveArn: archiveArn(account, ArchiveName),
    CreationTime: createdAt / 1_000,
    State: STATE,
  });

  return {
    CreateArchive: (input) => {
      const EventSourceArn = required(input, 'EventSourceArn');
      if (targetKind(EventSourceArn) !== 'bus') {
        throw new ValidationException(
          'Parameter EventSourceArn is not valid. Reason: Must contain an event bus ARN.',
        );
      }
      registry.bus(busNameOf(EventSourceArn));
      const ArchiveName = required(input, 'ArchiveName');
      const archive = archives.create(
        { ArchiveName, EventSourceArn, RetentionDays: 0, ...changes(input) },
        now(),
      );
      return summary(archive);
    },
    UpdateArchive: (input) => {
      const { definition } = archives.named(required(input, 'ArchiveName'));
      const archive = archives.update({ ...definition, ...changes(input) });
      changed();
      return summary(archive);
    },
    DeleteArchive: (input) => {
      archives.remove(required(input, 'ArchiveName'));
      changed();
      return {};
    },
    DescribeArchive: (input) => {
      const archive = archives.named(required(input, 'ArchiveName'));
      return { ...archive.definition, ...archived.totals(archive), ...summary(archive) };
    },
    ListArchives: (input) => {
      const prefix = optional(input, 'NamePrefix') ?? '';
      const source = optional(input, 'EventSourceArn');
      const state = choice(input, 'State', states) ?? STATE;
      const found = archives
        .all()
        .filter(({ definition }) => definition.ArchiveName.startsWith(prefix))
        .filter(({ definition }) => source === undefined || definition.EventSourceArn === source);
      const { items, ...rest } = page(state === STATE ? found : [], input);
      const describe = (archive: Archive) => {
        const { ArchiveName, EventSourceArn, RetentionDays } = archive.definition;
        const { CreationTime, State } = summary(archive);
        const totals = archived.totals(archive);
        return { ArchiveName, EventSourceArn, RetentionDays, CreationTime, State, ...totals };
      };
      return { Archives: items.map(describe), ...rest };
    },
  };
}

/** What a request says of an archive beside its name and bus. */
function changes(input: Input): Partial<Omit<ArchiveDefinition, 'ArchiveName' | 'EventSourceArn'>> {
  const Description = optional(input, 'Description');
  const EventPattern = optional(input, 'EventPattern');
  const { RetentionDays } = input;
  return {
    ...(Description === undefined ? {} : { Description }),
    ...(EventPattern === undefined ? {} : { EventPattern }),
    // Anything but a number is refused with the definition.
    ...(RetentionDays === undefined || RetentionDays === null
      ? {}
      : { RetentionDays: typeof RetentionDays === 'number' ? RetentionDays : NaN }),
  };
}
