/** CloudWatch takes events of 1 MB; a line without an end must not fill the memory. */
const maxLineLength = 1_048_576;

/** Cuts a stream of text into lines. */
export interface Lines {
  write(text: string): void;
  /** Gives out what stands after the last newline. */
  flush(): void;
}

export function splitLines(onLine: (line: string) => void): Lines {
  let rest = '';
  return {
    write(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
      if (rest.length < maxLineLength) return;
      onLine(rest);
      rest = '';
    },
    flush() {
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}
