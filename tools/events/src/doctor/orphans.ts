import { createHash } from 'node:crypto';
import { ListTablesCommand, type ListTablesCommandOutput } from '@aws-sdk/client-dynamodb';
import { ListReplaysCommand, type ListReplaysCommandOutput } from '@aws-sdk/client-eventbridge';
import type { Context } from '../command.ts';
import { isTemporary } from '../replay/bus-rule.ts';
import { busOf } from '../replay/stage-names.ts';
import { describeTable } from '../rebuild/temporary-table.ts';
import type { Check, Finding } from './check.ts';

/** A rule, queue or table that was made for a while. */
export interface Temporary {
  readonly kind: 'rule' | 'queue' | 'table';
  readonly name: string;
  /** Undefined for rules: EventBridge does not tell. */
  readonly createdAt?: Date | undefined;
}

export interface OrphansFacts {
  readonly bus: string;
  readonly temporary: readonly Temporary[];
  /** Names of the replays that are under way. */
  readonly replays: readonly string[];
  readonly now: Date;
}

/** Milliseconds. What is younger may be in use: a tail is followed for a while, a rebuild takes its time. */
const youth = 3_600_000;

export function judge({ bus, temporary, replays, now }: OrphansFacts): readonly Finding[] {
  const digests = replays.map(digestOf);
  const isYoung = ({ createdAt }: Temporary) =>
    createdAt !== undefined && now.getTime() - createdAt.getTime() < youth;
  // A rule of a tail or a rebuild has a queue of its own, of (nearly) its name: it is as young.
  const young = temporary.filter(isYoung).map(({ name }) => familyOf(name));
  return temporary
    .filter(
      (one) =>
        !young.includes(familyOf(one.name)) && !digests.some((digest) => one.name.includes(`-${digest}-`)),
    )
    .map(({ kind, name }) => ({
      subject: name,
      problem: `a ${kind} that was left behind by ${purposeOf(name)}`,
      advice: `unless somebody uses it just now: ${removal[kind](name, bus)}`,
    }));
}

/** As `temporaryName` makes it. */
const digestOf = (replay: string) => createHash('sha256').update(replay).digest('hex').slice(0, 8);

/** Without the place at the end: `bayon-studio-local-rebuild-3f9a10c2`. */
const familyOf = (name: string) => name.replace(/^(bayon-.+-(?:replay|rebuild)-[0-9a-f]{8})-\d+$/, '$1');

const purposeOf = (name: string) => /-(tail|replay|rebuild)-/.exec(name)?.[1] ?? 'this command line';

const removal: Readonly<Record<Temporary['kind'], (name: string, bus: string) => string>> = {
  rule: (name, bus) =>
    `aws events remove-targets --event-bus-name ${bus} --rule ${name} --ids $(aws events list-targets-by-rule --event-bus-name ${bus} --rule ${name} --query 'Targets[].Id' --output text) && aws events delete-rule --event-bus-name ${bus} --name ${name}`,
  queue: (name) =>
    `aws sqs delete-queue --queue-url $(aws sqs get-queue-url --queue-name ${name} --query QueueUrl --output text)`,
  table: (name) => `aws dynamodb delete-table --table-name ${name}`,
};

export const orphans: Check = {
  name: 'orphans',
  async look(context, survey) {
    const { stage } = context;
    const rules = (await survey.rules()).map(({ name }) => ({ kind: 'rule' as const, name }));
    const queues = (await survey.queues()).map(({ name, createdAt }) => ({
      kind: 'queue' as const,
      name,
      createdAt,
    }));
    const temporary = [
      ...[...rules, ...queues].filter(({ name }) => isTemporary(name, stage)),
      ...(await temporaryTables(context)),
    ];
    const replays = await replaysUnderWay(context);
    const findings = judge({ bus: busOf(stage), temporary, replays, now: new Date() });
    return { looked: `${temporary.length} temporary rules, queues and tables`, findings };
  },
};

async function temporaryTables({ aws, stage }: Context): Promise<Temporary[]> {
  const tables: Temporary[] = [];
  // The names come in their order: those of this house begin behind this one.
  let ExclusiveStartTableName: string | undefined = 'bayon-';
  do {
    const page: ListTablesCommandOutput = await aws.dynamoDb.send(
      new ListTablesCommand({ ExclusiveStartTableName }),
    );
    for (const name of page.TableNames ?? []) {
      if (!isTemporary(name, stage)) continue;
      const { CreationDateTime: createdAt } = await describeTable(aws.dynamoDb, name);
      tables.push({ kind: 'table', name, createdAt });
    }
    ExclusiveStartTableName = page.LastEvaluatedTableName?.startsWith('bayon-')
      ? page.LastEvaluatedTableName
      : undefined;
  } while (ExclusiveStartTableName !== undefined);
  return tables;
}

async function replaysUnderWay({ aws }: Context): Promise<string[]> {
  const names: string[] = [];
  for (const State of ['STARTING', 'RUNNING', 'CANCELLING'] as const) {
    let NextToken: string | undefined;
    do {
      const page: ListReplaysCommandOutput = await aws.events.send(
        new ListReplaysCommand({ State, Limit: 100, NextToken }),
      );
      names.push(...(page.Replays ?? []).map(({ ReplayName = '' }) => ReplayName));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
  }
  return names;
}
