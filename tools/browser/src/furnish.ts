import { type Client, createClient, ProblemError, Unreachable } from '@bayon/client';
import { until } from '@bayon/cloud-driver';

const csv = (name: string, rows: readonly (readonly (string | number)[])[]): File =>
  new File([rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')], name, {
    type: 'text/csv',
  });

const dayMs = 86_400_000;
const dayAgo = (days: number): string => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);

const business = { name: 'Lovelace Homes', address: '1420 NW 54th St Ste 210, Seattle, WA 98107' };

/** What four directories say: one as it should be, three not quite. */
const listings = (): File =>
  csv('directories.csv', [
    ['directory', 'businessName', 'address', 'phone', 'url'],
    [
      'google-business-profile',
      business.name,
      business.address,
      '(206) 555-0142',
      'https://maps.example/lovelace',
    ],
    ['zillow', business.name, business.address, '(206) 555-0199', 'https://homes.example/lovelace'],
    [
      'yelp',
      'Lovelace Home',
      '1420 NW 54th St, Seattle, WA 98107',
      '(206) 555-0142',
      'https://yelp.example/lovelace',
    ],
    [
      'realtor.com',
      business.name,
      '2200 Market St, Seattle, WA 98107',
      '(206) 555-0142',
      'https://realtor.example/lovelace',
    ],
  ]);

/** Sixty days of asking prices in Ballard that rise a little, and one home whose price was cut. */
function prices(): File {
  const days = Array.from({ length: 60 }, (_, at) => 59 - at);
  const rows = days.flatMap((ago) =>
    [620, 710, 815, 905, 1_080].map((thousands, home) => [
      'Ballard',
      `mls-${ago}-${home}`,
      Math.round(thousands * (1 + (60 - ago) / 900)) * 1_000,
      dayAgo(ago),
    ]),
  );
  const cut = [
    ['Ballard', 'mls-2290114', 869_000, dayAgo(20)],
    ['Ballard', 'mls-2290114', 849_000, dayAgo(2)],
  ];
  return csv('export.csv', [['Area', 'Property Id', 'List Price', 'Observed At'], ...rows, ...cut]);
}

const form = (file: File): FormData => {
  const data = new FormData();
  data.set('file', file, file.name);
  return data;
};

const keyword = 'homes for sale ballard';

/** Eight weeks of a rank tracker, up to now. */
const ranks = (): File =>
  csv('ranks.csv', [
    ['Keyword', 'Position', 'Search Engine', 'Date'],
    ...[34, 31, 27, 24, 25, 18, 14, 11].map((place, week) => [
      keyword,
      place,
      'Google',
      dayAgo((7 - week) * 7),
    ]),
  ]);

/** The user's own access, as the development issuer gives it to whoever asks on this machine. */
export async function clientOf(origin: string, user: string): Promise<Client> {
  const answer = await fetch(`${origin}/_local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  const { token } = (await answer.json()) as { readonly token: string };
  return createClient({ origin, token: () => token });
}

/** Waits until an answer is as it should be. @throws NotInTime */
const seen = (what: string, look: () => Promise<boolean>) =>
  until(what, async () =>
    (await look().catch((error: unknown) => {
      if (error instanceof Unreachable || (error instanceof ProblemError && error.status === 404))
        return false;
      throw error;
    }))
      ? true
      : undefined,
  );

/** What there is to look at. */
export interface Furnished {
  readonly contentId: string;
  readonly queryId: string;
  /** That ranks were read for. */
  readonly keyword: string;
}

/** Gives a user some of everything, as they would have it after a week: a profile, listings, ranks, answers, prices. */
export async function furnish(origin: string, user: string): Promise<Furnished> {
  const client = await clientOf(origin, user);
  await client.post('/users', { body: { email: `${user}@agents.example`, registrationMethod: 'web' } });
  await client.put('/brand/profile', {
    body: {
      businessName: business.name,
      phone: '(206) 555-0142',
      address: business.address,
      marketArea: 'Ballard',
      specialties: ['first-time buyers', 'Craftsman homes'],
    },
  });
  await client.put('/user/preferences', { body: { timeZone: 'America/Los_Angeles' } });
  await client.post('/brand/listings', { body: form(listings()) });
  await client.post('/brand/rankings', { body: form(ranks()) });
  await client.post('/brand/competitors', {
    body: { name: 'Sound & Shore', marketShare: 0.14, marketArea: 'Ballard' },
  });
  await client.post('/market/prices', { body: form(prices()) });
  await client.put('/research/knowledge/{id}', {
    params: { path: { id: 'escrow' } },
    body: {
      title: 'Escrow in Washington',
      text: 'In Washington, buyer and seller usually split the escrow fee in half.',
      tags: ['closing'],
    },
  });
  await seen('the knowledge', async () => {
    const { items } = await client.get('/research/knowledge');
    return items.length > 0;
  });
  const question = await client.post('/research/queries', {
    body: { query: 'Who pays the escrow fee in Washington?' },
  });
  const piece = await client.post('/studio/content', {
    body: {
      contentType: 'blog-post',
      topic: 'Five questions that every first-time buyer asks',
      keywords: ['first-time buyers'],
    },
  });
  const post = await client.post('/studio/content', {
    body: { contentType: 'social-media', topic: 'Open house this Sunday at Green Lake' },
  });
  const isFinished = async (path: '/studio/jobs/{id}' | '/research/jobs/{id}', id: string) => {
    const { status } = await client
      .get(path, { params: { path: { id } } })
      .catch(() => ({ status: 'requested' }));
    return status === 'completed';
  };
  await seen('the pieces', () => isFinished('/studio/jobs/{id}', piece.jobId));
  await seen('the post', () => isFinished('/studio/jobs/{id}', post.jobId));
  await seen('the answer', () => isFinished('/research/jobs/{id}', question.jobId));
  await client.post('/studio/content/{id}/publish', {
    params: { path: { id: piece.contentId } },
    body: { publishedTo: ['website'] },
  });
  await client.post('/research/reports', { body: { reportType: 'summary', queryIds: [question.queryId] } });
  await client.post('/brand/audits');
  await seen('the audit', async () => {
    const { items } = await client.get('/brand/audits');
    return items.some(({ findings }) => findings.length > 0);
  });
  const alertRule = {
    marketArea: 'Ballard',
    metric: 'median-price',
    comparison: 'above',
    severity: 'high',
  } as const;
  await client.post('/market/alert-rules', { body: { ...alertRule, threshold: 90_000_000 } });
  await client.put('/market/tracking/{area}', { params: { path: { area: 'ballard' } } });
  await client.post('/market/opportunities', {
    body: { opportunityType: 'seasonal-trend', opportunityData: { marketArea: 'Ballard' }, confidence: 0.7 },
  });
  await seen('the prices', async () => {
    const { days } = await client.get('/market/areas/{area}', { params: { path: { area: 'ballard' } } });
    return days.filter(({ medianCents }) => medianCents !== undefined).length === 60;
  });
  return { contentId: piece.contentId, queryId: question.queryId, keyword };
}
