import { JobProgressUpdate, RealTimeNotification, ReportSharingScheduled } from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { minute, preferred, reported } from '../../test/spec-events.ts';
import { worldForEach } from '../../test/world.ts';
import { keys } from '../notebook/keys.ts';
import { reportLabels } from '../notebook/report.ts';

const world = worldForEach();
const shared = () => world().published(ReportSharingScheduled);

describe('a report', () => {
  it('is kept, counts by its type, ends its job, and its user is told', async () => {
    const event = reported('r', 1);
    await world().take(event, reported('s', 2, { reportId: 'r-2', reportType: 'summary', jobId: undefined }));
    expect(await world().reads.report('ada', 'r-1')).toMatchObject({
      made: { title: event.detail.title, reportData: event.detail.reportData },
    });
    expect(await world().reads.analytics('ada', '2026-11-23', '2026-11-23')).toMatchObject([
      { reports: 2, 'report:buyer-guide': 1, 'report:summary': 1 },
    ]);
    expect(world().published(JobProgressUpdate)).toMatchObject([
      { jobId: 'j-2', jobType: 'report', progress: 100, status: 'completed' },
    ]);
    expect(world().published(RealTimeNotification)).toMatchObject([
      { type: 'report_generated', data: { reportId: 'r-1' } },
      { type: 'report_generated', data: { reportId: 'r-2' } },
    ]);
    expect(shared()).toEqual([]);
  });

  it('that is older than the known one changes nothing of it', async () => {
    await world().take(reported('new', 5, { title: 'New' }), reported('old', 1, { title: 'Old' }));
    expect(await world().reads.report('ada', 'r-1')).toMatchObject({ made: { title: 'New' } });
  });

  it.each(Object.keys(reportLabels) as (keyof typeof reportLabels)[])(
    'of type %s may have the longest title, in any script',
    async (reportType) => {
      for (const [place, letter] of ['x', 'ở', '🏡'].entries()) {
        const title = letter.repeat(300 / letter.length);
        await world().take(reported(`r-${place}`, place, { reportType, title }));
      }
      expect(world().published(RealTimeNotification)).toHaveLength(3);
    },
  );
});

describe('is shared five minutes later', () => {
  const sharing = { autoShareReports: true, shareChannels: ['email', 'facebook', 'email'] };

  it('where its user wants it so, on each channel once', async () => {
    await world().take(preferred('p', 1, { preferences: sharing }), reported('r', 2));
    expect(shared()).toMatchObject([
      { reportId: 'r-1', shareChannels: ['email', 'facebook'], shareAt: '2026-11-23T10:07:00.000Z' },
    ]);
  });

  it.each([
    ['not said so', { shareChannels: ['email'] }],
    ['said no', { ...sharing, autoShareReports: false }],
    ['not said where', { autoShareReports: true }],
    ['said nowhere', { autoShareReports: true, shareChannels: [] }],
  ])('and not where its user has %s', async (_, preferences) => {
    await world().take(preferred('p', 1, { preferences }), reported('r', 2));
    expect(shared()).toEqual([]);
  });

  it('as its user preferred when it was made, though they have changed their mind since', async () => {
    const no = preferred('no', 3, { preferences: { autoShareReports: false } });
    await world().take(preferred('p', 1, { preferences: sharing }), no, reported('r', 2));
    expect(shared()).toMatchObject([{ shareChannels: ['email', 'facebook'], madeAt: minute(2) }]);
  });
});

describe('a word on sharing that comes after the report', () => {
  const due = async (at = 7) => (await world().read(keys.dueSharing('ada', 'r-1', minute(at))))?.channels;
  const said = (id: string, at: number, shareChannels: string[]) =>
    preferred(id, at, { preferences: { autoShareReports: true, shareChannels } });

  it('schedules what it wanted when it was made, and not what it wants since', async () => {
    await world().take(reported('r', 2), said('after', 3, ['x']), said('before', 1, ['email']));
    await world().drain();
    expect(await due()).toEqual(['email']);
  });

  it('takes back what has not gone out', async () => {
    await world().take(said('first', 0, ['email', 'x']), reported('r', 3));
    await world().drain();
    expect(await due(8)).toEqual(['email', 'x']);
    await world().take(said('before', 1, ['x', 'facebook']));
    await world().drain();
    expect(await due(8)).toEqual(['facebook', 'x']);
    await world().take(preferred('no', 2, { preferences: { autoShareReports: false } }));
    await world().drain();
    expect(await due(8)).toBeUndefined();
  });

  it('says nothing of reports that it does not concern', async () => {
    await world().take(reported('r', 2), said('after', 3, ['x']), said('same', 3, ['x']));
    expect(shared()).toEqual([]);
  });

  it('concerns the twenty reports that were made last', async () => {
    const reports = Array.from({ length: 25 }, (_, n) => reported(`r-${n}`, 30 - n, { reportId: `r-${n}` }));
    await world().take(...reports, said('before', 1, ['email']));
    const ids = shared().map(({ reportId }) => reportId);
    expect(ids).toEqual(Array.from({ length: 20 }, (_, n) => `r-${n}`));
  });
});
