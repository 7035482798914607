import {
  JobProgressUpdate,
  KnowledgeUpdated,
  PreferencesChanged,
  ReportGenerated,
  ResearchQueryCompleted,
} from '@bayon/event-contracts';
import { saidOnTheWay, type Story, told } from '../story.ts';

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
const preferring = (
  id: string,
  minute: number,
  preferences: (typeof PreferencesChanged.examples)[number]['preferences'],
) => told(PreferencesChanged, id, minute, { userId, preferences });
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
    before: [preferring('shares', 0, { autoShareReports: true, shareChannels: ['email'] })],
    steps: [
      told(ReportGenerated, 'made', 5, { userId, reportId: 'r-1', jobId: 'job-r-1' }),
      answered('one', 2),
      noted('a', 1, 'A.'),
    ],
  },
  {
    name: 'a report is shared as its user preferred when it was made',
    steps: [
      preferring('yes', 1, { autoShareReports: true, shareChannels: ['email', 'facebook'] }),
      preferring('where', 2, { shareChannels: ['facebook', 'x'] }),
      told(ReportGenerated, 'made', 5, { userId, reportId: 'r-1', jobId: 'job-r-1' }),
      preferring('no', 6, { autoShareReports: false, shareChannels: [] }),
    ],
    mayDiffer: [saidOnTheWay],
  },
];
