import type { Plan, UsageType } from '@bayon/event-contracts';
import type { Advice } from './recommendation.ts';
import { nextPlan } from './subscription.ts';
import { amountOf, limitOf, monthName, unitOf } from './usage.ts';

/** What helps who has just come. */
export const starterAdvice: readonly Advice[] = [
  {
    kind: 'starter-profile',
    subject: [],
    message: 'Complete your business profile: directories, content and audits all build on it.',
    priority: 'high',
  },
  {
    kind: 'starter-content',
    subject: [],
    message: 'Ask for your first piece: a blog post, a listing description or a social media post.',
    priority: 'medium',
  },
  {
    kind: 'starter-market',
    subject: [],
    message: 'Track your market area, and hear of its price changes and trends first.',
    priority: 'medium',
  },
];

/** What to do next with the first thing of a kind. */
export const afterFirst: Readonly<Record<UsageType, Advice>> = {
  contentGeneration: {
    kind: 'after-first-content',
    subject: [],
    message: 'Your first piece is there: publish it on your website, or schedule it for your channels.',
    priority: 'medium',
  },
  research: {
    kind: 'after-first-research',
    subject: [],
    message: 'Turn the answer to your first research question into a blog post for your clients.',
    priority: 'medium',
  },
  aiImageEditing: {
    kind: 'after-first-image',
    subject: [],
    message: 'Use your first edited image in a listing description or a social media post.',
    priority: 'low',
  },
};

/** What helps who is at a limit: the next larger plan, where there is one. Once a month for each thing. */
export function upgradeAdvice(plan: Plan, usageType: UsageType, month: string): Advice[] {
  const next = nextPlan[plan];
  if (next === undefined) return [];
  const gets = amountOf(limitOf(next, usageType), usageType);
  return [
    {
      kind: 'upgrade',
      subject: [usageType, month],
      message: `You need more ${unitOf[usageType].many} in ${monthName(month)} than usual: the ${next} plan has ${gets} a month.`,
      priority: 'high',
      about: { usageType, month, plan: next },
    },
  ];
}
