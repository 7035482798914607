import { type Context, defineCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { verdictOn } from '../verdict.ts';
import type { Check, Diagnosis } from './check.ts';
import { checks } from './checks.ts';
import { createSurvey, type Survey } from './survey.ts';

/** `doctor` */
export const doctor = defineCommand({
  name: 'doctor',
  usage: '',
  summary: 'Look at the whole way of an event, and say what to do where it is broken.',
  notes: ['Exit code 0 where all is well, 1 where something was found. It changes nothing.'],
  options: {},
  async run(context) {
    const { output, stage, signal } = context;
    const survey = createSurvey(context);
    const seen: (Diagnosis & { readonly check: string })[] = [];
    for (const check of checks) {
      signal.throwIfAborted();
      const diagnosis = await lookWith(check, context, survey);
      seen.push({ check: check.name, ...diagnosis });
      if (output.format === 'text') await output.one({}, () => linesOf(check.name, diagnosis, output));
    }
    const findings = seen.flatMap(({ check, findings: found }) => found.map((one) => ({ check, ...one })));
    const healthy = findings.length === 0;
    const looked = seen.map(({ check, looked: what }) => ({ check, looked: what }));
    await output.answer({ healthy, stage, checks: looked, findings }, () => [
      healthy ? output.paint('green', 'All is well.') : output.paint('red', `${findings.length} findings.`),
    ]);
    return healthy ? exitCodes.fine : exitCodes.failed;
  },
});

/** What one check must not see (a permission that is missing) is a finding; the others are still asked. */
async function lookWith(check: Check, context: Context, survey: Survey): Promise<Diagnosis> {
  const { stage, aws, signal } = context;
  try {
    return await check.look(context, survey);
  } catch (error) {
    signal.throwIfAborted();
    const { exitCode, message = String(error) } = verdictOn(error, stage, aws.where);
    // Nobody there: the others would only say the same.
    if (exitCode === exitCodes.unreachable && message.startsWith('cannot reach')) throw error;
    const [problem = ''] = message.split('\n');
    return {
      looked: 'nothing',
      findings: [
        {
          subject: check.name,
          problem: `could not look: ${problem}`,
          advice: 'see that this is allowed and deployed',
        },
      ],
    };
  }
}

function linesOf(
  name: string,
  { looked, findings }: Diagnosis,
  { paint }: Pick<Output, 'paint'>,
): readonly string[] {
  const mark = findings.length === 0 ? paint('green', '✓') : paint('red', '✗');
  return [
    `${mark} ${name.padEnd(13)} ${looked}`,
    ...findings.flatMap(({ subject, problem, advice }) => [
      `    ${paint('bold', subject)}: ${problem}`,
      `      → ${advice}`,
    ]),
  ];
}
