import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { styleText } from 'node:util';

/** What text may look like; nothing of it on what is no terminal. */
export type Style = Parameters<typeof styleText>[0];

/** Where a command says what it found. */
export interface Output {
  readonly format: 'text' | 'json';
  /** Colours for a person. Plain with --json, NO_COLOR, or where no terminal is. */
  paint(style: Style, text: string): string;
  /** The whole answer: one JSON document, or lines for a person. */
  answer(document: unknown, lines: () => readonly string[]): Promise<void>;
  /** One of many: a line of NDJSON, or lines for a person. Resolves when there is room for the next. */
  one(record: unknown, lines: () => readonly string[]): Promise<void>;
  /** Beside the answer (progress, what was put away): to stderr, in either format. */
  note(line: string): void;
}

/** A stream of this process, or what a test puts in its place. */
type Sink = Writable & { readonly isTTY?: boolean };

export function createOutput(
  format: Output['format'],
  { stdout, stderr }: { readonly stdout: Sink; readonly stderr: Sink },
  environment: Readonly<Record<string, string | undefined>>,
): Output {
  // https://no-color.org: any value but an empty one.
  const coloured = format === 'text' && stdout.isTTY === true && !environment['NO_COLOR'];
  const write = async (text: string) => {
    // A slow reader must not make us keep all it has not read.
    if (!stdout.write(text) && !stdout.destroyed)
      await Promise.race([once(stdout, 'drain'), closeOf(stdout)]);
  };
  const print = (json: string, lines: () => readonly string[]) =>
    write(
      format === 'json'
        ? `${json}\n`
        : lines()
            .map((line) => `${line}\n`)
            .join(''),
    );
  return {
    format,
    paint: (style, text) => (coloured ? styleText(style, text, { validateStream: false }) : text),
    answer: (document, lines) => print(JSON.stringify(document, null, 2), lines),
    one: (record, lines) => print(JSON.stringify(record), lines),
    note: (line) => void stderr.write(`${line}\n`),
  };
}

const closeOf = (stream: Writable) => once(stream, 'close');
