/**
 * A line that opens or closes a code fence, or a tag around what a model thinks aloud: `<think>` (DeepSeek, Qwen),
 * `<thinking>` (Claude, when asked to), `<reasoning>`, `<thought>` (Gemma).
 */
const marks =
  /^[ \t]*(?:```|~~~).*$|<(?<closing>\/?)(?:think|thinking|reasoning|thought)(?:\s[^<>]*)?>(?<restOfLine>[^\n]*)/gimu;

/**
 * An answer without what its model thought aloud. A tag counts where such tags stand: an opening one at the beginning of
 * a line; what is never closed goes to the end. A closing one without an opening one (it was part of the prompt) ends
 * what came before it, where it ends its line. In code, and within a sentence, tags are the text's own.
 */
export function withoutReasoning(answer: string): string {
  let kept = '';
  let from = 0;
  let depth = 0;
  let inCode = false;
  for (let mark = marks.exec(answer); mark; mark = marks.exec(answer)) {
    const { index } = mark;
    const { closing, restOfLine } = mark.groups ?? {};
    if (restOfLine === undefined) {
      if (depth === 0) inCode = !inCode;
      continue;
    }
    const end = index + mark[0].length - restOfLine.length;
    // The rest of the line may hold more of them.
    marks.lastIndex = end;
    if (inCode) continue;
    if (closing === '') {
      if (!beginsLine(answer, index)) continue;
      if (depth === 0) kept += answer.slice(from, index);
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      from = end;
    } else if (restOfLine.trim() === '') {
      kept = '';
      from = end;
    }
  }
  return depth > 0 ? kept : kept + answer.slice(from);
}

const beginsLine = (text: string, at: number): boolean =>
  text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() === '' || /<\/\w+>\s*$/u.test(text.slice(0, at));
