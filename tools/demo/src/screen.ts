/** Where a demo tells its story. */
export interface Screen {
  /** A line that stays. */
  print(line: string): void;
  /** A line that the next one replaces, where the screen can. */
  show(line: string): void;
}

/** On a terminal a shown line is replaced by the next; elsewhere each is a line of its own. */
export const screenOf = (out: { readonly isTTY?: boolean; write(text: string): unknown }): Screen => {
  const write = (text: string) => void out.write(text);
  if (!out.isTTY) return { print: (line) => write(`${line}\n`), show: (line) => write(`${line}\n`) };
  let isShowing = false;
  return {
    print(line) {
      write(`${isShowing ? '\n' : ''}${line}\n`);
      isShowing = false;
    },
    show(line) {
      write(`\r\x1b[K${line}`);
      isShowing = true;
    },
  };
};

/** One of several stories on the same screen: each line says whose it is, and all of them stay. */
export const partOf = (screen: Screen, name: string): Screen => {
  const print = (text: string) => {
    for (const line of text.split('\n')) screen.print(`[${name}] ${line}`);
  };
  return { print, show: print };
};
