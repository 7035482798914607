import type pc from 'picocolors';

/** One line of the log, before it is written out. */
export interface Line {
  readonly time: Date;
  /** `INFO` */
  readonly level: string;
  /** Who says it: a function's name, or the local cloud. */
  readonly from: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

type Palette = ReturnType<typeof pc.createColors>;

/** `12:00:01.234 INFO  studio-processor  Settled  eventId=e1 correlationId=c1`, in the machine's time zone. */
export function formatLine({ time, level, from, message, fields }: Line, palette: Palette): string {
  const shown = Object.entries(fields).filter(([, value]) => value !== undefined);
  const pairs = shown.filter(([, value]) => !isLong(value)).map(([key, value]) => `${key}=${textOf(value)}`);
  const below = shown.filter(([, value]) => isLong(value)).map(([, value]) => indented(textOf(value)));
  const head = [
    palette.dim(clock(time)),
    colourOf(level, palette)(level.padEnd(5)),
    palette.cyan(from),
    '',
    message,
    ...(pairs.length > 0 ? ['', palette.dim(pairs.join(' '))] : []),
  ];
  return [head.join(' '), ...below].join('\n');
}

/** A stack trace is worth lines of its own. */
const isLong = (value: unknown): boolean => textOf(value).includes('\n');

const indented = (text: string): string => text.replace(/^/gm, '    ');

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? String(value);
  if (typeof value === 'object' && value !== null && 'stack' in value && typeof value.stack === 'string') {
    return value.stack;
  }
  return JSON.stringify(value);
}

const clock = (time: Date): string =>
  [time.getHours(), time.getMinutes(), time.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':') + `.${String(time.getMilliseconds()).padStart(3, '0')}`;

function colourOf(level: string, palette: Palette): (text: string) => string {
  if (level === 'ERROR' || level === 'CRITICAL') return palette.red;
  if (level === 'WARN') return palette.yellow;
  return level === 'INFO' ? palette.green : palette.gray;
}
