import { type Host, ofType, subscriptionsOf } from '@bayon/function-host';
import { contractOf, tell } from './event-scenarios.ts';
import type { Scenario } from './scenario.ts';

type Detail = Readonly<Record<string, unknown>>;

/** What has come to be due by now. @param due ISO 8601 UTC, some time ago */
const dueThings = (due: string): readonly (readonly [detailType: string, change: Detail])[] => [
  ['Content Generated', {}],
  ['Content Published', { publishedTo: ['facebook', 'x'], scheduledFor: due }],
  ['Content Performance Tracking Scheduled', { trackAt: due }],
  ['Report Requested', {}],
  ['Report Generated', {}],
  ['Report Sharing Scheduled', { shareAt: due }],
];

/** A scenario for each function that a schedule invokes: it comes again with the next minute, whatever happens. */
export function scheduleScenarios(host: Pick<Host, 'resources'>, at: number): Scenario[] {
  const { resources } = host;
  const subscriptions = subscriptionsOf(resources);
  const functions = ofType(resources, 'AWS::Lambda::Function');
  return ofType(resources, 'AWS::Events::Rule').flatMap(({ stack, properties }) => {
    if (properties['ScheduleExpression'] === undefined) return [];
    const targets = properties['Targets'] as readonly { readonly Arn: string }[];
    return functions
      .filter(({ attributes }) => targets.some(({ Arn }) => Arn === attributes['Arn']))
      .map(({ ref: functionName }): Scenario => {
        const taker = `${stack} ${functionName.split('-').at(-1) ?? functionName}`;
        return {
          name: `${taker} · what is due`,
          taker,
          subject: 'what is due',
          functionName,
          async prepare(world) {
            for (const [place, [detailType, change]] of dueThings(
              new Date(at - 3_600_000).toISOString(),
            ).entries())
              await tell(world, subscriptions, {
                stack,
                contract: contractOf(detailType),
                detail: { ...contractOf(detailType).examples[0], ...change },
                id: `event-${place}`,
                at: at - 7_200_000 + place * 1_000,
              });
          },
          payload: () => ({
            version: '0',
            id: 'schedule',
            'detail-type': 'Scheduled Event',
            source: 'aws.events',
            account: '000000000000',
            time: new Date(at).toISOString(),
            region: 'us-east-1',
            resources: [],
            detail: {},
          }),
          isDone: () => true,
        };
      });
  });
}
