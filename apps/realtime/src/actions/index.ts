import type { Action } from './action.ts';
import { ping } from './ping.ts';

/** What clients can ask for, by `action`. A new one is one file and one line. */
export const actions: ReadonlyMap<string, Action> = new Map([['ping', ping]]);
