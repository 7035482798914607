import type { SeoRecommendation } from '@bayon/event-contracts';

/** The last rank of the first page of results. */
const firstPage = 10;
/** Behind the second page hardly anybody looks. */
const secondPage = 20;

/** What an agent can do to be found better for a keyword: nothing on the first page, from rank 21 on more. */
export function adviseRank(keyword: string, rank: number): SeoRecommendation[] {
  if (rank <= firstPage) return [];
  const far = rank > secondPage;
  return [
    {
      kind: 'local-page',
      message: `Publish a page about “${keyword}” and use the phrase in its title and first paragraph.`,
      priority: far ? 'high' : 'medium',
    },
    {
      kind: 'internal-links',
      message: `Link to your page about “${keyword}” from your home page and your newest posts.`,
      priority: 'medium',
    },
    {
      kind: 'reviews',
      message: `Ask recent clients for a review that mentions “${keyword}”.`,
      priority: 'low',
    },
    ...(far
      ? ([
          {
            kind: 'content-series',
            message: `Write three posts that answer what people ask about “${keyword}”.`,
            priority: 'high',
          },
          {
            kind: 'citations',
            message:
              'Complete your listings in the large directories, with the same name, address and phone.',
            priority: 'medium',
          },
          {
            kind: 'backlinks',
            message: `Get two local sites to link to your page about “${keyword}”: a school, a club, a lender.`,
            priority: 'medium',
          },
        ] satisfies SeoRecommendation[])
      : []),
  ];
}
