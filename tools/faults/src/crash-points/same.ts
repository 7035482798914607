/** When a run began and ended, in epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The runs that two values come from. */
export interface Spans {
  readonly expected: Span;
  readonly actual: Span;
}

/**
 * Attributes that a run does not decide alone, and why:
 * how long the work took is measured, and the estimate of what is left follows from it.
 */
const measured = new Set(['generationTime', 'estimatedTimeRemaining']);

/**
 * The first place where two values differ, or undefined. A time is the same where it is equal, or where it is equally
 * far from the clock of its run; JSON in a text is compared as what it says.
 */
export function difference(
  expected: unknown,
  actual: unknown,
  spans: Spans,
  path: readonly string[] = [],
): string | undefined {
  if (Object.is(expected, actual)) return undefined;
  const differs = `${path.join('.')}: expected ${shown(expected)}, found ${shown(actual)}`;
  if (typeof expected === 'string' && typeof actual === 'string')
    return isSameText(expected, actual, spans, path) ? undefined : differs;
  if (typeof expected === 'number' && typeof actual === 'number')
    return path.some((name) => measured.has(name)) ? undefined : differs;
  if (!isObject(expected) || !isObject(actual)) return differs;
  if (Array.isArray(expected) !== Array.isArray(actual)) return differs;
  for (const name of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const found = difference(expected[name], actual[name], spans, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Fields that hold a time in epoch seconds. */
const inSeconds = new Set(['expiresAt', 'endsAt']);

function isSameText(expected: string, actual: string, spans: Spans, path: readonly string[]): boolean {
  // DynamoDB's numbers are text on the wire.
  if (path.at(-1) === 'N') {
    if (path.some((name) => measured.has(name))) return true;
    return (
      path.some((name) => inSeconds.has(name)) &&
      isSameTime(1_000 * Number(expected), 1_000 * Number(actual), spans, 1_000)
    );
  }
  // Which copy of an event is the first to be settled is the queue's choice: the record names its message, the audit
  // trail EventBridge's own id of it.
  if (/^(message|bus)-(original|copy)$/.test(expected)) return actual === sibling(expected);
  const [one, other] = [parsed(expected), parsed(actual)];
  if (one !== undefined && other !== undefined) return difference(one, other, spans, path) === undefined;
  return isSameButTimes(expected, actual, spans);
}

/** `message-copy` of `message-original`, and the other way round. */
const sibling = (name: string): string =>
  name.endsWith('copy') ? name.replace('copy', 'original') : name.replace('original', 'copy');

const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** A text as it is without its times. */
export const withoutTimes = (text: string): string => text.replaceAll(instant, '<time>');

function isSameButTimes(expected: string, actual: string, spans: Spans): boolean {
  if (withoutTimes(expected) !== withoutTimes(actual)) return false;
  const times = (text: string) => (text.match(instant) ?? []).map((time) => Date.parse(time));
  const others = times(actual);
  return times(expected).every((time, place) => {
    const other = others[place] ?? 0;
    const isRounded = time % 1_000 === 0 && other % 1_000 === 0;
    return isSameTime(time, other, spans, isRounded ? 1_000 : 0);
  });
}

/** @param tolerance milliseconds by which a time may have been rounded */
function isSameTime(expected: number, actual: number, spans: Spans, tolerance = 0): boolean {
  if (expected === actual) return true;
  const earliest = (time: number, { to }: Span) => time - to - tolerance;
  const latest = (time: number, { from }: Span) => time - from + tolerance;
  return (
    earliest(expected, spans.expected) <= latest(actual, spans.actual) &&
    earliest(actual, spans.actual) <= latest(expected, spans.expected)
  );
}

function parsed(text: string): object | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    // A text that only begins like JSON is compared as the text it is.
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const shown = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
};
