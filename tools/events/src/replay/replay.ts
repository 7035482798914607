import { randomBytes } from 'node:crypto';
import { type Context, defineCommand } from '../command.ts';
import { UsageError } from '../errors.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { rebuildService } from '../rebuild/rebuild-service.ts';
import { readArchive, wholeSecond } from './archive.ts';
import { serviceRulesIn } from './choose-rules.ts';
import { countEvents } from './count-events.ts';
import { momentOf } from './moment.ts';
import { planAnswer, planLines } from './plan-lines.ts';
import { readBusRules } from './read-bus-rules.ts';
import { options, type ReplayValues } from './replay-options.ts';
import { assertHeld, planReplay } from './replay-plan.ts';
import { archiveOf, busOf } from './stage-names.ts';
import { startReplay, watchReplay } from './start-replay.ts';
import { withTemporaryRules } from './temporary-rules.ts';

/** `replay`, and `replay --rebuild <service>`. */
export const replay = defineCommand({
  name: 'replay',
  usage: '--from <time> [--to <time>]',
  summary: 'Replay archived events to the services, or rebuild a table from them.',
  notes: [
    'What was handled is recognised and has no effect again; what was missed is handled now.',
    'Ctrl-C cancels the replay and waits until EventBridge has.',
    '',
    '  npm run events -- replay --from 2h --service studio --dry-run',
    '  npm run events -- replay --from 1d --detail-type "Content Generated" --user ada --yes',
    '  npm run events -- replay --rebuild studio',
    '',
    'With --rebuild exit code 0 says that the tables are equal, 1 that they differ.',
  ],
  options,
  run: (context, values, positionals) => {
    const [stray] = positionals;
    if (stray !== undefined)
      throw new UsageError(
        `replay takes no ${stray}; there are replay list, replay status and replay cancel`,
      );
    return values.rebuild === undefined ? replayEvents(context, values) : rebuildService(context, values);
  },
});

async function replayEvents(context: Context, values: ReplayValues): Promise<ExitCode> {
  const { aws, output, stage, signal } = context;
  const now = new Date();
  if (values.from === undefined)
    throw new UsageError('since when? --from 2h, or --from 2026-03-01T08:00:00Z');
  if (values.keep || values.detail) throw new UsageError('--keep and --detail go with --rebuild');
  const wanted = { services: values.service, detailTypes: values['detail-type'], user: values.user };
  const plan = planReplay(
    {
      ...wanted,
      stage,
      name: values.name ?? nameAt(now, stage),
      from: wholeSecond(momentOf('from', values.from, now)),
      to: momentOf('to', values.to ?? 'now', now),
    },
    serviceRulesIn(await readBusRules(aws.events, busOf(stage)), stage),
  );
  if (values.detach && plan.standIns.length > 0)
    throw new UsageError(
      '--detach: this replay goes by rules that somebody must remove at its end; let it wait',
    );
  const archive = assertHeld(await readArchive(aws.events, archiveOf(stage)), archiveOf(stage), plan, now);

  if (context.dryRun) {
    const trail = { client: aws.documents, table: `bayon-audit-${stage}`, signal };
    const counts = await countEvents(trail, plan, plan.rules, wanted);
    await output.answer(planAnswer(plan, archive, counts), () => planLines(plan, archive, counts, output));
    return exitCodes.fine;
  }
  const question = `Replay ${plan.from.toISOString()} to ${plan.to.toISOString()} to ${plan.rules.length} rules on ${stage}?`;
  if (!(await context.confirm(question))) return exitCodes.failed;

  return withTemporaryRules(
    aws.events,
    busOf(stage),
    plan.standIns,
    (line) => output.note(line),
    async (standIns) => {
      signal.throwIfAborted();
      const ruleArns = [...plan.direct.map(({ arn }) => arn), ...standIns];
      await startReplay(context, archive, { ...plan, ruleArns, description: 'By npm run events -- replay' });
      if (values.detach) {
        await output.answer({ name: plan.name }, () => [
          `started: npm run events -- replay status ${plan.name}`,
        ]);
        return exitCodes.fine;
      }
      output.note(`replay ${plan.name}`);
      await watchReplay(context, plan.name);
      if (output.format === 'text')
        await output.one({}, () => [
          `Replayed to ${plan.rules.length} rules; npm run events -- doctor sees the queues drain.`,
        ]);
      return exitCodes.fine;
    },
  );
}

/** Names are taken for 90 days: the moment tells a person which it was, chance keeps two apart. */
const nameAt = (now: Date, stage: string): string =>
  `${stage}-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}-${randomBytes(2).toString('hex')}`;
