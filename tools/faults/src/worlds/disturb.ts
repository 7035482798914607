import { AnswerLost, type AwsRequest, type AwsResponse, type AwsService } from '@bayon/local-cloud/parts';
import { callOf } from './call-subject.ts';
import type { Choices } from './choices.ts';
import { type FaultKind, kindsFor, partially, refusalFor, shareOf } from './fault-kinds.ts';
import type { Journal } from './journal.ts';

/** A fault by its place among a world's possible ones: a run can leave some of them out. */
export type FaultName = string;

export interface DisturbanceOptions {
  readonly choices: Choices;
  readonly journal: Journal;
  /** Which function calls, by the request's signature. */
  readonly callerOf: (request: AwsRequest) => string | undefined;
  /** Ends all instances of a function. */
  readonly kill: (functionName: string) => Promise<unknown>;
  /** Whether a function may be disturbed now: what it works on has tries left. */
  readonly mayDisturb: (functionName: string) => boolean;
  /** Of the calls, 0 to 1. */
  readonly rate: number;
  /** Faults that are left out. */
  readonly without: ReadonlySet<FaultName>;
}

/** Makes the calls of functions fail by chance. */
export interface Disturbance {
  disturb(service: Pick<AwsService, 'handle'>, request: AwsRequest): Promise<AwsResponse>;
  /** Every fault that there was. */
  readonly faults: readonly FaultName[];
  /** The functions that met a fault in this step. */
  readonly disturbed: Set<string>;
}

export function createDisturbance(options: DisturbanceOptions): Disturbance {
  const { choices, journal, callerOf, kill, mayDisturb, rate, without } = options;
  const seen = new Map<string, number>();
  const faults: FaultName[] = [];
  const disturbed = new Set<string>();

  /** The fault that a call meets, if it does: by what it is about and the how-manieth such call it is. */
  function faultOf(functionName: string, request: AwsRequest) {
    const { operation, subject } = callOf(request);
    const about = `${functionName} ${operation} ${subject}`;
    const time = (seen.get(about) ?? 0) + 1;
    seen.set(about, time);
    const name: FaultName = `${about} (${time})`;
    const isMet = choices.chance(rate * shareOf(operation), 'fault', name);
    if (!isMet || without.has(name) || !mayDisturb(functionName)) return undefined;
    const kind = choices.oneOf(kindsFor(operation), 'kind', name);
    return { name, kind, operation };
  }

  function tell(name: FaultName, kind: FaultKind, functionName: string): void {
    faults.push(name);
    disturbed.add(functionName);
    journal.count(`fault ${kind}`);
    journal.note(`fault ${kind}: ${name}`);
  }

  return {
    faults,
    disturbed,
    async disturb(service, request) {
      const functionName = callerOf(request);
      const fault = functionName === undefined ? undefined : faultOf(functionName, request);
      if (functionName === undefined || fault === undefined) return service.handle(request);
      const { name, kind, operation } = fault;
      tell(name, kind, functionName);
      switch (kind) {
        case 'crash-before':
          await kill(functionName);
          // Nobody is there any more to get it.
          return refusalFor(kind, operation, request);
        case 'crash-after': {
          const response = await service.handle(request);
          await kill(functionName);
          return response;
        }
        case 'lost-answer':
          await service.handle(request);
          throw new AnswerLost();
        case 'partial':
          return partially(request, (part) => service.handle(part), choices, [name]);
        default:
          return refusalFor(kind, operation, request);
      }
    },
  };
}
