import { stageOf } from '@bayon/publisher/resources';
import { createAws } from './aws.ts';
import { familyOf, readCommandLine, type Asked } from './command-line.ts';
import type { Context } from './command.ts';
import { commands } from './commands.ts';
import { createConfirm } from './confirm.ts';
import { Interrupted, ReaderGone, UsageError } from './errors.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { helpOf, helpOfOne } from './help.ts';
import { createOutput } from './output.ts';
import { verdictOn } from './verdict.ts';

const ending = new AbortController();
// Again and again: npm passes on a Ctrl-C that the terminal has sent us already. What a command put up it takes down
// before it ends; the clients' timeouts bound how long that takes.
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.on(name, () => ending.abort(new Interrupted(name)));
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  ending.abort(new ReaderGone());
});

/** @throws UsageError */
function stageIn(asked: string | undefined): string {
  try {
    return stageOf({ STAGE: asked ?? process.env['STAGE'] }).name;
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

async function run({ command, options, values, positionals }: Asked): Promise<ExitCode> {
  const output = createOutput(options.json ? 'json' : 'text', process, process.env);
  if (!command || options.help) {
    const family = familyOf(positionals, commands);
    const lines = command ? helpOfOne(command) : helpOf(family.length > 0 ? family : commands);
    process.stdout.write(`${lines.join('\n')}\n`);
    return exitCodes.fine;
  }
  const stage = stageIn(options.stage);
  const aws = createAws(stage, process.env);
  const context: Context = {
    stage,
    aws,
    output,
    dryRun: values['dry-run'] === true,
    confirm: createConfirm(values['yes'] === true, ending.signal),
    signal: ending.signal,
  };
  try {
    return await command.run(context, values, positionals);
  } catch (error) {
    // The SDK and node:timers have abort errors of their own; what counts is why we ended.
    const why: unknown = ending.signal.aborted ? ending.signal.reason : error;
    const { exitCode, message } = verdictOn(why, stage, aws.where);
    if (message !== undefined) output.note(message);
    return exitCode;
  } finally {
    aws.destroy();
  }
}

async function main(): Promise<ExitCode> {
  try {
    return await run(readCommandLine(process.argv.slice(2), commands));
  } catch (error) {
    const { exitCode, message } = verdictOn(error, '', '');
    if (message !== undefined) process.stderr.write(`${message}\n`);
    return exitCode;
  }
}

process.exitCode = await main();
