import { featuresOf } from '@bayon/event-contracts';
import { endpoint, Problem } from '@bayon/publisher/http';
import { BadCursor } from '../account/cursor.ts';
import { noOnboarding } from '../account/onboarding.ts';
import { noProfile } from '../account/profile-completion.ts';
import { withDefaults } from '../account/preferences.ts';
import type { Accounts, Page } from '../account/reads.ts';
import { planOf } from '../account/subscription.ts';
import { monthOf } from '../account/usage.ts';
import { routes } from './routes.ts';
import { onboardingView, recommendationView, taskView, usageView } from './views.ts';

/** Queries: plain reads of the service's own table. */
export function queries(accounts: Accounts, now: () => Date = () => new Date()) {
  return [
    endpoint(routes.getPreferences, async ({ userId }) => ({
      status: 200,
      body: withDefaults(await accounts.preferences(userId)).values,
    })),

    endpoint(routes.getOnboarding, async ({ userId }) => {
      const [onboarding, profile] = await Promise.all([
        accounts.onboarding(userId),
        accounts.profile(userId),
      ]);
      return { status: 200, body: onboardingView(onboarding ?? noOnboarding, profile ?? noProfile) };
    }),

    endpoint(routes.getSubscription, async ({ userId }) => {
      const plan = planOf(await accounts.subscription(userId));
      return { status: 200, body: { plan, features: featuresOf[plan] } };
    }),

    endpoint(routes.getUsage, async ({ userId, query: { months } }) => {
      const all = monthsUpTo(now(), months);
      const [subscription, rows] = await Promise.all([
        accounts.subscription(userId),
        accounts.usage(userId, all.at(-1) ?? '', all[0] ?? ''),
      ]);
      return { status: 200, body: usageView(planOf(subscription), all, rows) };
    }),

    endpoint(routes.listRecommendations, async ({ userId, query }) => ({
      status: 200,
      body: await listed(accounts.recommendations(userId, query, now()), recommendationView),
    })),

    endpoint(routes.listTasks, async ({ userId, query: { status, ...paging } }) => ({
      status: 200,
      body: await listed(accounts.tasks(userId, status, paging, now()), taskView),
    })),
  ];
}

/** This month (UTC) and those before it, newest first. */
const monthsUpTo = (now: Date, count: number): string[] =>
  Array.from({ length: count }, (_, ago) =>
    monthOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago)).toISOString()),
  );

/** A page as its user sees it. @throws Problem 400 for a cursor that this list did not give */
async function listed<Item>(page: Promise<Page<Item>>, view: (item: Item) => object) {
  try {
    const { items, cursor } = await page;
    return { items: items.map(view), ...(cursor !== undefined && { cursor }) };
  } catch (error) {
    if (!(error instanceof BadCursor)) throw error;
    throw new Problem(400, 'The cursor is of no use here.', [
      { path: 'query.cursor', message: error.message },
    ]);
  }
}
