import { type DetailOf, type DomainEvent, PlanWorkflowStarted } from '@bayon/event-contracts';
import { get, put, rule } from '@bayon/publisher/rule';
import { keys } from '../account/keys.ts';
import { type Advice } from '../account/recommendation.ts';
import { knownOf, recommend } from '../account/recommend.ts';
import { isNewer, versionOf } from '../account/version.ts';

type Started = DetailOf<typeof PlanWorkflowStarted>;

/** A new plan is introduced: each thing that it brings is recommended. */
export const planWorkflowStartedRule = rule(PlanWorkflowStarted, {
  load: ({ detail }: DomainEvent<Started>) => ({
    ...knownOf(detail.userId, adviceOf(detail)),
    workflow: get(keys.planWorkflow(detail.userId, detail.workflow)),
  }),
  decide: (event, { workflow: known, ...recommendations }) => {
    const { userId, workflow, features, timestamp } = event.detail;
    const from = versionOf(event);
    const isNewest = isNewer(from, known && { at: known.startedAt, eventId: known.eventId });
    return {
      writes: [
        ...(isNewest
          ? [
              put(keys.planWorkflow(userId, workflow), {
                workflow,
                features,
                startedAt: timestamp,
                eventId: event.id,
              }),
            ]
          : []),
        ...recommend(userId, adviceOf(event.detail), from, recommendations),
      ],
      events: [],
    };
  },
});

const adviceOf = ({ workflow, features }: Started): Advice[] =>
  features.map((feature) => ({
    kind: 'plan-feature',
    subject: [workflow, feature],
    message:
      workflow === 'enterprise-setup'
        ? `Set up what your enterprise plan brings: ${feature}.`
        : `Make use of what your pro plan brings: ${feature}.`,
    priority: 'medium',
    about: { workflow },
  }));
