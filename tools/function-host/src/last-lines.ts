/** The end of what a program writes, bounded: it is told when the program fails. */
export interface LastLines {
  keep(line: string): void;
  text(): string;
}

const most = 20;

export function lastLines(): LastLines {
  const lines: string[] = [];
  return {
    keep(line) {
      lines.push(line);
      if (lines.length > most) lines.shift();
    },
    text: () => lines.join('\n'),
  };
}
