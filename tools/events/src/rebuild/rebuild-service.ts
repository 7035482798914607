import { randomBytes } from 'node:crypto';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { stageOf } from '@bayon/publisher/resources';
import type { Context } from '../command.ts';
import { OperationFailed, UsageError } from '../errors.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { type Archive, heldSince, readArchive, wholeSecond } from '../replay/archive.ts';
import { queueNameOf } from '../replay/bus-rule.ts';
import { serviceRulesIn } from '../replay/choose-rules.ts';
import { momentOf } from '../replay/moment.ts';
import { readBusRules } from '../replay/read-bus-rules.ts';
import type { ReplayValues } from '../replay/replay-options.ts';
import { assertHeld } from '../replay/replay-plan.ts';
import { archiveOf, busOf } from '../replay/stage-names.ts';
import { temporaryName } from '../replay/temporary-rules.ts';
import { collectEvents } from './collect-events.ts';
import { compareCopies } from './compare-copies.ts';
import { copyTable } from './copy-table.ts';
import { type Fold, foldOf } from './fold.ts';
import { planCauses } from './plan-causes.ts';
import { isEqual, type Rebuilt, rebuiltAnswer, rebuiltLines } from './rebuilt.ts';
import { createScratch, type Scratch } from './scratch.ts';
import { settleAgain } from './settle-again.ts';
import { createTableLike, deleteTable, describeTable } from './temporary-table.ts';

/** So many unequal items are named; all are counted. */
const mostItems = 100;

/** `replay --rebuild <service>`: exit code 0 where the rebuilt table equals the live one, 1 where it does not. */
export async function rebuildService(context: Context, values: ReplayValues): Promise<ExitCode> {
  const { stage, output } = context;
  const asked = await askedFor(context, values);
  if (context.dryRun) {
    const { service, archive, table, live, from, to } = asked;
    const plan = {
      dryRun: true,
      service,
      live,
      table,
      from,
      to,
      archive: archive.name,
      events: archive.eventCount,
    };
    await output.answer(plan, () => [
      `Would replay ${from.toISOString()} to ${to.toISOString()} for ${service} into a table of its own,`,
      `${table}, and compare it with ${live}. ${archive.name} holds ${archive.eventCount} events in all.`,
    ]);
    return exitCodes.fine;
  }
  const question = `Rebuild ${asked.live} into ${asked.table} on ${stage}, and compare?`;
  // It changes nothing that anybody uses; but it reads the whole table, which costs.
  if (stage !== 'local' && !(await context.confirm(question))) return exitCodes.failed;

  const scratch = createScratch();
  try {
    const rebuilt = await rebuild(context, asked, scratch, values.keep);
    await output.answer(rebuiltAnswer(rebuilt, values.detail), () =>
      rebuiltLines(rebuilt, values.detail, output),
    );
    return isEqual(rebuilt) ? exitCodes.fine : exitCodes.failed;
  } finally {
    scratch.dispose();
  }
}

interface Asked {
  readonly service: string;
  readonly fold: Fold;
  readonly archive: Archive;
  readonly name: string;
  /** The temporary table. */
  readonly table: string;
  readonly live: string;
  readonly from: Date;
  /** Undefined where nothing later is left out. */
  readonly until: Date | undefined;
  readonly to: Date;
}

/** @throws UsageError, OperationFailed */
async function askedFor({ aws, stage }: Context, values: ReplayValues): Promise<Asked> {
  const service = values.rebuild ?? '';
  const [wrong] = (['service', 'detail-type', 'user', 'detach'] as const).filter((option) => {
    const value = values[option];
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
  });
  if (wrong) throw new UsageError(`--rebuild takes no --${wrong}: a part of the events makes no table`);
  const now = new Date();
  const fold = await foldOf(service);
  const found = await readArchive(aws.events, archiveOf(stage));
  const until = values.to === undefined ? undefined : momentOf('to', values.to, now);
  const archive = assertHeld(found, archiveOf(stage), { to: until ?? now }, now);
  const from =
    values.from === undefined ? heldSince(archive, now) : wholeSecond(momentOf('from', values.from, now));
  const to = until ?? now;
  if (from >= to) throw new UsageError(`--from ${from.toISOString()} is not before --to ${to.toISOString()}`);
  const name = values.name ?? `rebuild-${service}-${randomBytes(4).toString('hex')}`;
  const table = temporaryName(service, stage, { purpose: 'rebuild', replay: name, place: 0 });
  return { service, fold, archive, name, table, live: `bayon-${service}-${stage}`, from, until, to };
}

async function rebuild(context: Context, asked: Asked, scratch: Scratch, keep: boolean): Promise<Rebuilt> {
  const { aws, stage, output, signal } = context;
  const { service, fold, table, live } = asked;
  const client = DynamoDBDocumentClient.from(aws.dynamoDb, {
    marshallOptions: { removeUndefinedValues: true, convertClassInstanceToMap: true },
  });
  const description = await describeTable(aws.dynamoDb, live);
  const began = new Date();
  const comparing = {
    isOfEvents: (key: Parameters<Fold['isOfEvents']>[0]) => fold.isOfEvents(key),
    now: began,
    signal,
  };

  output.note(`copying ${live}`);
  const leftOut = await copyTable(client, live, scratch, 'live', comparing);
  // Everything that the copy holds came before this moment. EventBridge's times are whole seconds.
  const window = { from: asked.from, to: new Date() };
  const rules = serviceRulesIn(await readBusRules(aws.events, busOf(stage)), stage).filter(
    (rule) =>
      rule.service === service &&
      rule.targets.some(({ arn }) => queueNameOf(arn) === `bayon-${service}-inbox-${stage}`),
  );
  if (rules.length === 0) throw new OperationFailed(`no rule of ${busOf(stage)} brings events to ${service}`);
  await collectEvents(context, { ...asked, ...window, rules }, scratch);
  const rejected = await planCauses(fold, scratch, { client, table: live }, signal);
  const { events } = scratch.counts();
  output.note(`${events} events collected`);

  try {
    await createTableLike(aws.dynamoDb, description, table);
    const settled = await settleAgain(fold, scratch, {
      client,
      table,
      service,
      retentionDays: stageOf({ STAGE: stage }).retentionDays,
      to: asked.until ?? window.to,
      signal,
      tell: (count) => {
        if (count % 1_000 === 0) output.note(`${count} settled`);
      },
    });
    await copyTable(client, table, scratch, 'rebuilt', comparing);
    const comparison = await compareCopies(scratch, { client, table: live, now: began }, mostItems, signal);
    return {
      service,
      stage,
      table: { live, ...(keep && { rebuilt: table }) },
      window: { ...window, to: asked.until ?? window.to },
      isOlderThanArchive: isOlder(description.CreationDateTime, window.from, asked.archive),
      rejected,
      settled,
      leftOut,
      comparison,
      counts: scratch.counts(),
      withoutEvent: scratch.recordsWithoutEvent(window.from.toISOString()),
    };
  } finally {
    if (keep) output.note(`${table} is left there; npm run events -- doctor names it until it is deleted`);
    else await deleteTable(aws.dynamoDb, table);
  }
}

/** As long as the archive keeps events, settled records tell what came before; beyond, only the table's age does. */
const isOlder = (created: Date | undefined, from: Date, archive: Archive): boolean =>
  created !== undefined &&
  created < from &&
  heldSince(archive, new Date()).getTime() > (archive.createdAt?.getTime() ?? 0);
