import type { Line } from './format-line.ts';

/** A line that a function wrote: structured, plain text, or figures: the embedded metric format, how long a start took. */
export interface FunctionLine extends Line {
  readonly kind: 'log' | 'text' | 'metrics';
}

/** What Powertools adds to every line and a reader of one terminal does not need on each. */
const REPEATED = new Set([
  'level',
  'message',
  'timestamp',
  'service',
  'function_name',
  'function_arn',
  'function_memory_size',
  'function_request_id',
  'function_version',
  'cold_start',
  'sampling_rate',
  'xray_trace_id',
  'environment',
  'hostname',
  'pid',
  'name',
]);

/** Reads a line of a function's output; JSON of Powertools' logger and of the Lambda runtime, else plain text. */
export function parseFunctionLine(functionName: string, text: string, now: Date): FunctionLine {
  const entry = parseObject(text);
  if (entry === undefined)
    return {
      kind: text.startsWith('INIT_REPORT') ? 'metrics' : 'text',
      time: now,
      level: 'INFO',
      from: functionName,
      message: text,
      fields: {},
    };
  const { level, message, timestamp } = entry;
  return {
    kind: '_aws' in entry ? 'metrics' : 'log',
    time: timeOf(timestamp) ?? now,
    level: typeof level === 'string' ? level.toUpperCase() : 'INFO',
    from: functionName,
    message: typeof message === 'string' ? message : JSON.stringify(message ?? entry),
    fields: Object.fromEntries(Object.entries(entry).filter(([key]) => !REPEATED.has(key))),
  };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    // A function may print anything; what is no JSON is shown as it stands.
    return undefined;
  }
}

function timeOf(timestamp: unknown): Date | undefined {
  const time =
    typeof timestamp === 'string' || typeof timestamp === 'number' ? new Date(timestamp) : undefined;
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time;
}
