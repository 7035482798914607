import { readFileSync } from 'node:fs';

/** A file as the trade has it, byte by byte. @param name of `trade-files`: `graz-semicolon.csv` */
export const tradeFile = (name: string): Buffer =>
  readFileSync(new URL(`../trade-files/${name}`, import.meta.url));
