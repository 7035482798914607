import {
  ContentGenerated,
  ContentGenerationRequested,
  ContentPublished,
  type ContentType,
  ContentUpdated,
  JobProgressUpdate,
} from '@bayon/event-contracts';
import { type Story, told } from '../story.ts';

const of = (contentType: ContentType) => ({ userId: 'ada', contentId: 'c-1', contentType });

const requested = told(ContentGenerationRequested, 'requested', 0, {
  userId: 'ada',
  contentId: 'asked-for',
  jobId: 'j-2',
});
const progress = (percent: number, minute = percent / 10) =>
  told(JobProgressUpdate, `progress-${percent}`, minute, {
    userId: 'ada',
    jobId: 'j-1',
    progress: percent,
    status: percent === 100 ? 'completed' : 'processing',
  });

const piece = (contentType: ContentType) => [
  told(ContentGenerated, 'generated', 1, { ...of(contentType), jobId: 'j-1' }),
  told(ContentUpdated, 'updated', 3, { ...of(contentType), changes: ['title'], title: 'Anew' }),
  told(ContentPublished, 'published', 5, { ...of(contentType), publishedTo: ['website'] }),
  progress(50, 0),
];

export const contentStories: readonly Story[] = [
  { name: 'a blog post is made, edited and published', steps: piece('blog-post') },
  { name: 'a social post is made, edited and published', steps: piece('social-media') },
  {
    name: 'a piece is asked for while another is made and published',
    steps: [...piece('market-update').slice(0, 3), requested],
    mayDiffer: [
      {
        of: /^item \S+-audit-/,
        because:
          'a job that is done twice at once reports its progress twice, with other times; the trail keeps both words',
      },
    ],
  },
  {
    name: 'a job proceeds',
    steps: [10, 30, 50, 90, 100].map((percent) => progress(percent)),
  },
];

export const wholeProgress: Story = {
  name: 'a job proceeds in tens',
  steps: Array.from({ length: 10 }, (_, tens) => progress(10 * (tens + 1))),
};
