import { JobProgressUpdate, RealTimeNotification, ReportSharingScheduled } from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { preferred, reported } from '../../test/spec-events.ts';
import { worldForEach } from '../../test/world.ts';
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
});
