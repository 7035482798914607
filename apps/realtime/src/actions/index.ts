import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createSlots } from '../connections/slots.ts';
import type { Verify } from '../identity/verifier.ts';
import { createLogLook } from '../reads/log-look.ts';
import { createMissed } from '../reads/missed.ts';
import type { Action } from './action.ts';
import { createPing } from './ping.ts';
import { createRefresh, type TokenObserver } from './refresh.ts';
import { createResumeRate } from './resume-rate.ts';
import { createResume } from './resume.ts';

export interface ActionOptions {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly verify: Verify;
  readonly observer: TokenObserver;
  readonly now?: () => Date;
}

/** What clients can ask for, by `action`. A new one is one file and one line. */
export function createActions(options: ActionOptions): ReadonlyMap<string, Action> {
  const { verify, observer, ...table } = options;
  const lookAtLog = createLogLook(table);
  const reading = { lookAtLog, readMissed: createMissed(table), countResume: createResumeRate(table) };
  return new Map([
    ['ping', createPing(lookAtLog)],
    ['resume', createResume(reading)],
    ['refresh', createRefresh({ verify, observer, slots: createSlots(table) })],
  ]);
}
