import { OperationFailed, UsageError } from '../errors.ts';
import { type Archive, heldSince } from './archive.ts';
import { chooseRules, isTooWide, type ServiceRule, type Wanted } from './choose-rules.ts';
import { narrowedPattern } from './narrowed-pattern.ts';
import { temporaryName, type TemporaryRule } from './temporary-rules.ts';

/** What a replay is to be. */
export interface ReplayPlan {
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
  /** The rules whose events are replayed. */
  readonly rules: readonly ServiceRule[];
  /** Those of them that take the replay themselves. */
  readonly direct: readonly ServiceRule[];
  /** Narrower rules that stand in for the others. */
  readonly standIns: readonly TemporaryRule[];
}

export interface Asked extends Wanted {
  readonly stage: string;
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
  readonly user: string | undefined;
}

/** @throws UsageError where nothing would be replayed, OperationFailed where a rule cannot be narrowed */
export function planReplay(asked: Asked, all: readonly ServiceRule[]): ReplayPlan {
  const { stage, name, from, to, user, detailTypes } = asked;
  if (!/^[.\-_A-Za-z0-9]{1,64}$/.test(name))
    throw new UsageError(
      `--name ${name}: EventBridge takes 1 to 64 letters, digits, dots, hyphens and underscores`,
    );
  if (from >= to) throw new UsageError(`--from ${from.toISOString()} is not before --to ${to.toISOString()}`);
  const rules = chooseRules(all, asked);
  if (rules.length === 0) throw new UsageError(nothingFor(asked, all));
  const narrowed = (rule: ServiceRule) => user !== undefined || isTooWide(rule, asked);
  return {
    name,
    from,
    to,
    rules,
    direct: rules.filter((rule) => !narrowed(rule)),
    standIns: rules.filter(narrowed).map((rule, place) => ({
      name: temporaryName(rule.service, stage, { purpose: 'replay', replay: name, place: place + 1 }),
      description: `For the replay ${name}, beside ${rule.name}`,
      pattern: narrowedPattern(rule.pattern ?? {}, {
        replay: name,
        detailTypes,
        ...(user !== undefined && { user }),
      }),
      targets: rule.targets.map(({ definition }) => definition),
    })),
  };
}

function nothingFor({ stage, services, detailTypes }: Asked, all: readonly ServiceRule[]): string {
  const known = [...new Set(all.map(({ service }) => service))].toSorted();
  const unknown = services.filter((service) => !known.includes(service));
  if (unknown.length > 0)
    return `there is no service ${unknown.join(', ')} on ${stage}; there are ${known.join(', ') || 'none'}`;
  const whose = services.length > 0 ? services.join(', ') : 'no service';
  return services.length > 0
    ? `${whose} consumes no ${detailTypes.join(', ')}`
    : `${whose} consumes ${detailTypes.join(', ') || 'anything'} on ${stage}`;
}

/** @throws OperationFailed where the archive has nothing to give */
export function assertHeld(
  archive: Archive | undefined,
  name: string,
  { to }: Pick<ReplayPlan, 'to'>,
  now: Date,
): Archive {
  if (!archive) throw new OperationFailed(`there is no archive ${name}: is the platform deployed?`);
  const since = heldSince(archive, now);
  if (to <= since)
    throw new OperationFailed(
      `${archive.name} holds nothing from before ${since.toISOString()} (${archive.retentionDays} days)`,
    );
  return archive;
}
