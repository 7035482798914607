import {
  JobProgressUpdate,
  KnowledgeUpdated,
  PreferencesChanged,
  ReportGenerated,
  ResearchQueryCompleted,
} from '@bayon/event-contracts';
import { type Story, told } from '../story.ts';

const userId = 'ada';
const answered = (id: string, minute: number, queryId = 'q-1') =>
  told(ResearchQueryCompleted, id, minute, { userId, queryId, jobId: `job-${queryId}` });
const noted = (id: string, minute: number, text: string) => {
  const [{ knowledgeData } = {}] = KnowledgeUpdated.examples;
  return told(KnowledgeUpdated, id, minute, {
    userId,
    knowledgeId: 'k-1',
    updateType: 'updated',
    ...(knowledgeData && { knowledgeData: { ...knowledgeData, text } }),
  });
};
const forgotten = (id: string, minute: number) =>
  told(KnowledgeUpdated, id, minute, {
    userId,
    knowledgeId: 'k-1',
    updateType: 'deleted',
    knowledgeData: undefined,
    topics: ['Closing'],
  });
const half = told(
  JobProgressUpdate,
  'half',
  1,
  { userId, jobId: 'job-q-1', jobType: 'research', progress: 50, status: 'processing' },
  'bayon.coagent.research',
);

export const researchStories: readonly Story[] = [
  {
    name: 'questions are answered and a report is made of them',
    steps: [
      answered('one', 2),
      answered('two', 3, 'q-2'),
      told(ReportGenerated, 'made', 5, { userId, reportId: 'r-1', jobId: 'job-r-1' }),
      half,
    ],
  },
  {
    name: 'knowledge is noted, changed, forgotten and noted again',
    steps: [noted('a', 1, 'A.'), noted('b', 2, 'B.'), forgotten('gone', 3), noted('again', 4, 'C.')],
  },
  {
    name: 'a report is shared as its user prefers',
    before: [
      told(PreferencesChanged, 'shares', 0, {
        userId,
        preferences: { autoShareReports: true, shareChannels: ['email'] },
      }),
    ],
    steps: [
      told(ReportGenerated, 'made', 5, { userId, reportId: 'r-1', jobId: 'job-r-1' }),
      answered('one', 2),
      noted('a', 1, 'A.'),
    ],
  },
];
