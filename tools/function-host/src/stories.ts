/** An event of a story: the example of its contract, or that with some fields told otherwise. */
type Told =
  | string
  | {
      readonly type: string;
      readonly but: Readonly<Record<string, unknown>>;
      /** The field in which the later event names this one's id. */
      readonly idIn?: string;
    };

const soldFor = (amountCents: number, observedAt: string) => ({
  type: 'Prices Observed',
  but: {
    observations: [{ propertyId: 'mls-2290114', price: { amountCents, currency: 'USD' }, observedAt }],
  },
});
const earlierPrices = [
  soldFor(87_500_000, '2026-11-18T17:00:00.000Z'),
  soldFor(86_000_000, '2026-11-19T17:00:00.000Z'),
];

const trackedBy = (userId: string) => ({ type: 'Area Tracking Changed', but: { userId } });
const registered = ['User Registered', 'Onboarding Workflow Started'];
const generated = ['Content Generation Requested', 'Content Generated'];
const reported = ['Report Requested', 'Report Generated'];
const rankings = [
  { type: 'Ranking Changed', but: { oldRank: 20, newRank: 14 } },
  { type: 'Ranking Changed', but: { oldRank: 8, newRank: 6, competitorId: 'competitor-sound-and-shore' } },
];

/**
 * What has happened before an event as a rule; without it the rule would find nothing, keep the event for later, or
 * decide that there is nothing to do.
 */
export const stories: Readonly<Record<string, readonly Told[]>> = {
  'Content Generation Requested': ['Preferences Changed', 'Feature Access Changed'],
  'Content Generated': ['Content Generation Requested', ...registered],
  'Job Progress Update': ['Content Generation Requested', 'Research Requested', 'Job Progress Update'],
  'Content Published': generated,
  'Content Updated': generated,
  'Content Optimization Requested': generated,
  'Social Scheduling Requested': generated,
  'Content Performance Tracking Scheduled': [...generated, 'Content Published'],
  'Content Performance Tracking Due': [
    ...generated,
    'Content Published',
    'Content Performance Tracking Scheduled',
  ],

  'Profile Updated': ['Profile Updated', ...registered],
  'Personalization Updated': [
    { type: 'Personalization Updated', but: { tone: 'formal', specialties: ['condominiums'] } },
  ],
  'Brand Audit Requested': ['Profile Updated', 'Directory Listing Changed'],
  'Audit Completed': [{ type: 'Audit Completed', but: { auditId: 'audit-18', score: 60 } }],
  'Competitor Refresh Requested': ['Profile Updated', 'Competitor Discovered'],
  'Competitor Discovered': ['Profile Updated', 'Competitor Discovered'],
  'Ranking Comparison Requested': ['Competitor Discovered', ...rankings],
  'Ranking Changed': ['Competitor Discovered', ...rankings, 'Ranking Comparison Requested'],
  'Directory Listing Changed': ['Directory Listing Changed'],

  'Research Requested': ['Feature Access Changed', 'Knowledge Updated'],
  'Research Query Completed': ['Research Requested', ...registered],
  'Report Requested': [
    'Research Requested',
    'Research Query Completed',
    { type: 'Research Query Completed', but: { queryId: 'query-42' } },
  ],
  'Report Generated': [
    {
      type: 'Preferences Changed',
      but: { preferences: { autoShareReports: true, shareChannels: ['email'] } },
    },
    'Report Requested',
  ],
  'Report Sharing Scheduled': reported,
  'Report Sharing Due': [...reported, 'Report Sharing Scheduled'],
  'Knowledge Updated': [{ type: 'Knowledge Updated', but: { knowledgeId: 'old-rates' } }],

  'Prices Observed': earlierPrices,
  'Price Change Detected': [trackedBy('ada'), ...earlierPrices],
  'Price Change Audience Requested': [trackedBy('ada'), trackedBy('linh.tran')],
  'Area Evaluation Requested': [...earlierPrices, 'Price Change Detected', 'Alert Rule Changed'],
  'Alert Rules Evaluation Requested': [{ type: 'Alert Rule Changed', but: { ruleId: 'rule-2' } }],
  'Valuation Update Requested': [...earlierPrices, 'Price Change Detected'],
  'Trend Detected': [trackedBy('ada'), trackedBy('linh.tran')],
  'Trend Audience Requested': ['Trend Detected', trackedBy('ada'), trackedBy('zoe')],
  'Area Tracking Changed': ['Area Tracking Changed'],
  'Alert Rule Changed': ['Alert Rule Changed'],
  'Feature Access Changed': [
    {
      type: 'Feature Access Changed',
      but: { plan: 'free', features: { monthlyLimits: {}, customBranding: false } },
    },
  ],

  'Subscription Changed': ['User Registered'],
  'Plan Workflow Started': ['User Registered', 'Subscription Changed'],
  'Usage Updated': [
    'User Registered',
    { type: 'Usage Updated', but: { amount: 4, sourceEventId: 'event-content-0' } },
  ],
  'Onboarding Workflow Started': ['User Registered'],
  'Onboarding Step Completed': registered,
  'Task Completed': ['Immediate Action Required'],
  'Preferences Changed': ['Preferences Changed', ...registered],
  'Notifications Marked': [{ type: 'Real-time Notification', but: {}, idIn: 'log' }],
  'Real-time Notification': ['Preferences Changed', 'Real-time Notification'],
};
