import { ofType } from '@bayon/function-host';
import type { Resource } from '@bayon/local-cloud/parts';
import type { Choices } from './choices.ts';
import type { Journal } from './journal.ts';
import { nameInArn } from './queues.ts';
import type { Invoke, Turn } from './turn.ts';

/** The functions that the clock invokes. */
export interface Schedules {
  /** Those whose minute it is, perhaps twice: a schedule may fire more than once. */
  turns(): Turn[];
  /** All of them, one after the other. */
  now(): Promise<void>;
}

export function createSchedules(options: {
  readonly resources: readonly Resource[];
  readonly choices: Choices;
  readonly journal: Journal;
  readonly invoke: Invoke;
}): Schedules {
  const { resources, choices, journal, invoke } = options;
  const functions = ofType(resources, 'AWS::Events::Rule')
    .filter(({ properties }) => properties['ScheduleExpression'] !== undefined)
    .flatMap(({ properties }) => properties['Targets'] as readonly { readonly Arn: string }[])
    .map(({ Arn }) => nameInArn(Arn));
  const run = (functionName: string) => invoke(functionName, { 'detail-type': 'Scheduled Event' });

  return {
    turns: () =>
      functions
        .filter((name) => choices.chance(0.08, 'schedule', name, journal.step))
        .flatMap((name) => (choices.chance(0.3, 'twice', name, journal.step) ? [name, name] : [name]))
        .map((functionName, place) => ({
          ...{ name: `schedule ${functionName} ${place}`, functionName, tries: 1 },
          take: async () => {
            await run(functionName);
            return () => undefined;
          },
        })),
    async now() {
      for (const name of functions) await run(name);
    },
  };
}
