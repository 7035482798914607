import { jsonrepair } from 'jsonrepair';

/** A code fence around all of a text. */
const fenced = /^(?:```|~~~)[\w-]*\n(?<inner>[\s\S]*?)(?:\n(?:```|~~~)\s*)?$/u;

/**
 * The JSON object that an answer is, though text was asked for; bare or in a code fence, with the line breaks in
 * strings, the trailing commas and the missing end that models write. Undefined where it is none.
 */
export function objectIn(answer: string): Readonly<Record<string, unknown>> | undefined {
  const trimmed = answer.trim();
  const text = (fenced.exec(trimmed)?.groups?.['inner'] ?? trimmed).trim();
  if (!text.startsWith('{')) return undefined;
  try {
    const value = JSON.parse(jsonrepair(text)) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    // A text that begins with a brace.
    return undefined;
  }
}
