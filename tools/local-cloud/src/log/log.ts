import pc from 'picocolors';
import type { Log } from '../ports.ts';
import { formatLine, type Line } from './format-line.ts';
import { parseFunctionLine } from './function-line.ts';

export interface LogOptions {
  /** Raw JSON lines, for another program to read. */
  readonly json?: boolean;
  /** Only on a terminal. */
  readonly colours?: boolean;
  /** Takes one line, without its end. */
  readonly write: (line: string) => void;
  readonly now?: () => Date;
}

/** The local cloud's log: lines for a person to read, or, with `json`, for a program. */
export function createLog({ json = false, colours = false, write, now = () => new Date() }: LogOptions): Log {
  const palette = pc.createColors(colours);

  const own =
    (level: string) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
      const line: Line = { time: now(), level, from: 'local cloud', message, fields };
      write(json ? asJson(line) : formatLine(line, palette));
    };

  return {
    info: own('INFO'),
    warn: own('WARN'),
    error: own('ERROR'),
    functionLine(functionName, text) {
      const line = parseFunctionLine(functionName, text, now());
      if (!json) {
        if (line.kind !== 'metrics') write(formatLine(line, palette));
        return;
      }
      write(line.kind === 'text' ? asJson(line) : text);
    },
  };
}

const asJson = ({ time, level, from, message, fields }: Line): string =>
  JSON.stringify({ timestamp: time.toISOString(), level, from, message, ...fields }, errorsAsText);

/** JSON has no errors; their name and message are what a reader needs. */
const errorsAsText = (_key: string, value: unknown): unknown =>
  value instanceof Error ? String(value) : value;
