import { expect, test } from 'vitest';
import { leadsTo } from './leads-to.ts';
import { notificationTypes } from './notification-types.ts';

test.each([
  ['content_generated', { contentId: 'c1' }, { to: '/library/$contentId', params: { contentId: 'c1' } }],
  ['research_completed', { queryId: 'q1' }, { to: '/questions/$queryId', params: { queryId: 'q1' } }],
  ['report_generated', { reportId: 'r1' }, { to: '/reports/$reportId', params: { reportId: 'r1' } }],
  ['ranking_alert', { keyword: 'homes' }, { to: '/brand', search: { tab: 'rankings', keyword: 'homes' } }],
  ['trend_alert', { marketArea: 'Ballard' }, { to: '/market', search: { area: 'Ballard' } }],
])('%s leads to what it is about', (event, data, place) => {
  expect(leadsTo({ event, data })).toEqual(place);
});

test.each([null, 'text', 5, { contentId: 7 }, { contentId: '' }])(
  'data that are not as they should be lead to the page at least: %j',
  (data) => {
    expect(leadsTo({ event: 'content_generated', data })).toEqual({ to: '/library' });
  },
);

test('every notification but a failed job leads somewhere; what came after this page leads nowhere', () => {
  const nowhere = notificationTypes.filter((event) => leadsTo({ event, data: {} }) === undefined);
  expect(nowhere).toEqual(['job_failed']);
  expect(leadsTo({ event: 'from_the_future', data: {} })).toBeUndefined();
});
