import {
  type DetailOf,
  FeatureAccessChanged,
  JobProgressUpdate,
  KnowledgeUpdated,
  PreferencesChanged,
  ReportGenerated,
  ReportRequested,
  ReportSharingDue,
  ReportSharingScheduled,
  ResearchQueryCompleted,
  ResearchRequested,
} from '@bayon/event-contracts';
import { anEvent } from './world.ts';

/** `10:05` of a day. */
export const minute = (n: number) => `2026-11-23T10:${String(n).padStart(2, '0')}:00.000Z`;

/** Ada's events, each named by its id and of a minute. */
const made =
  <Detail extends object>(contract: Parameters<typeof anEvent<Detail>>[0], defaults: Partial<Detail>) =>
  (id: string, at: number, overrides: Partial<Detail> = {}) =>
    anEvent(
      contract,
      { ...defaults, ...overrides },
      { id, at: minute(at), source: 'bayon.coagent.research' },
    );

const ofUser =
  <Detail extends object>(contract: Parameters<typeof anEvent<Detail>>[0]) =>
  (id: string, at: number, overrides: Partial<Detail> = {}) =>
    anEvent(contract, { userId: 'ada', ...overrides }, { id, at: minute(at), source: 'bayon.coagent.user' });

export const asked = made(ResearchRequested, { userId: 'ada', queryId: 'q-1', jobId: 'j-1' });
export const completed = made(ResearchQueryCompleted, { userId: 'ada', queryId: 'q-1', jobId: 'j-1' });
export const progressed = made(JobProgressUpdate, { userId: 'ada', jobId: 'j-1', jobType: 'research' });
export const ordered = made(ReportRequested, {
  userId: 'ada',
  reportId: 'r-1',
  jobId: 'j-2',
  queryIds: ['q-1'],
});
export const reported = made(ReportGenerated, { userId: 'ada', reportId: 'r-1', jobId: 'j-2' });
export const shareScheduled = made(ReportSharingScheduled, {
  userId: 'ada',
  reportId: 'r-1',
  shareChannels: ['email'],
  shareAt: minute(30),
});
export const shareDue = made(ReportSharingDue, {
  userId: 'ada',
  reportId: 'r-1',
  shareChannels: ['email'],
  dueAt: minute(30),
});
export const access = ofUser(FeatureAccessChanged);
export const preferred = ofUser(PreferencesChanged);

const knowledge = made(KnowledgeUpdated, { userId: 'ada', knowledgeId: 'k-1' });
type Data = Partial<NonNullable<DetailOf<typeof KnowledgeUpdated>['knowledgeData']>>;

/** A piece of knowledge as of a minute. */
export const noted = (id: string, at: number, data: Data = {}, knowledgeId = 'k-1') =>
  knowledge(id, at, {
    knowledgeId,
    updateType: 'added',
    knowledgeData: { title: 'A title', text: 'A text.', tags: [], ...data },
  });
export const forgotten = (id: string, at: number, knowledgeId = 'k-1') =>
  knowledge(id, at, { knowledgeId, updateType: 'deleted', knowledgeData: undefined, topics: ['A title'] });
