import type { SeoRecommendation } from '@bayon/event-contracts';
import type { ContentAnalysis } from '../seo/analyse-content.ts';
import type { Version } from './version.ts';

/** What could be done about one subject. The newest advice on it stands; the one before is gone. */
export type Advice = Subject & {
  readonly recommendations: readonly SeoRecommendation[];
  readonly from: Version;
};

type Subject =
  | {
      readonly about: 'content';
      readonly contentId: string;
      readonly title: string;
      readonly analysis: ContentAnalysis;
    }
  | {
      readonly about: 'keyword';
      readonly keyword: string;
      readonly searchEngine: string;
      readonly rank: number;
    }
  | { readonly about: 'listings'; readonly auditId: string; readonly score: number };
