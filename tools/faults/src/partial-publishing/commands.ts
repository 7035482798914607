import {
  AlertRuleChanged,
  CompetitorDiscovered,
  DirectoryListingChanged,
  KnowledgeUpdated,
  OpportunityIdentified,
  PricesObserved,
  ProfileUpdated,
  RankingChanged,
} from '@bayon/event-contracts';

/** A command that a client may give who has given none before. */
export interface Command {
  /** `POST /studio/content` */
  readonly route: string;
  /** What stands for the path's parameter. */
  readonly id?: string;
  readonly body?: object;
}

const first = <Detail>({ examples }: { readonly examples: readonly Detail[] }): Detail => {
  const [example] = examples;
  if (example === undefined) throw new Error('the contract has no example');
  return example;
};

const { competitorData } = first(CompetitorDiscovered);
const { keyword, newRank: rank, searchEngine } = first(RankingChanged);
const { opportunityType, opportunityData, confidence } = first(OpportunityIdentified);

/** Commands of every service that take effect without any other before them. */
export const commands: readonly Command[] = [
  { route: 'POST /studio/content', body: { contentType: 'blog-post', topic: 'Spring in Ballard' } },
  { route: 'PUT /brand/profile', body: first(ProfileUpdated).profileData },
  { route: 'POST /brand/listings', body: first(DirectoryListingChanged).listing ?? {} },
  { route: 'POST /brand/audits' },
  { route: 'POST /brand/competitors', body: competitorData },
  { route: 'POST /brand/rankings', body: [{ keyword, rank, searchEngine }] },
  { route: 'POST /research/queries', body: { query: 'Which closing costs are overlooked?' } },
  { route: 'PUT /research/knowledge/{id}', id: 'k-1', body: first(KnowledgeUpdated).knowledgeData ?? {} },
  { route: 'POST /market/prices', body: first(PricesObserved) },
  { route: 'PUT /market/tracking/{area}', id: 'Ballard' },
  { route: 'POST /market/alert-rules', body: first(AlertRuleChanged).rule ?? {} },
  { route: 'POST /market/opportunities', body: { opportunityType, opportunityData, confidence } },
  { route: 'POST /users', body: { email: 'ada@lovelacehomes.example', registrationMethod: 'email' } },
  { route: 'PUT /user/preferences', body: { contentTone: 'warm' } },
  { route: 'PUT /user/subscription', body: { plan: 'pro' } },
  { route: 'POST /user/usage', body: { usageType: 'aiImageEditing', amount: 1 } },
];
