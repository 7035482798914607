import type { Notification } from '@bayon/client';
import type { LinkOptions } from '@tanstack/react-router';

/** An address of this page. */
export type Place = LinkOptions;

const factsOf = (data: unknown): Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};

/** Where a notification leads: to the thing it is about; undefined where it is about nothing that has a place. */
export function leadsTo({ event, data }: Pick<Notification, 'event' | 'data'>): Place | undefined {
  const facts = factsOf(data);
  const text = (name: string): string | undefined => {
    const value = facts[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [contentId, queryId, reportId, keyword, area] = [
    'contentId',
    'queryId',
    'reportId',
    'keyword',
    'marketArea',
  ].map(text);
  switch (event) {
    case 'content_generated':
    case 'content_published':
      return contentId ? { to: '/library/$contentId', params: { contentId } } : { to: '/library' };
    case 'research_completed':
      return queryId ? { to: '/questions/$queryId', params: { queryId } } : { to: '/research' };
    case 'report_generated':
      return reportId ? { to: '/reports/$reportId', params: { reportId } } : { to: '/research' };
    case 'ranking_alert':
      return keyword ? { to: '/brand', search: { tab: 'rankings', keyword } } : { to: '/brand' };
    case 'audit_completed':
      return { to: '/brand', search: { tab: 'audit' } };
    case 'competitor_alert':
      return { to: '/brand', search: { tab: 'rankings' } };
    case 'profile_updated':
    case 'welcome':
      return { to: '/brand' };
    case 'trend_alert':
    case 'price_change_alert':
      return area ? { to: '/market', search: { area } } : { to: '/market' };
    case 'market_alert':
    case 'opportunity_alert':
      return { to: '/market', search: { tab: 'alerts' } };
    case 'subscription_changed':
    case 'usage_warning':
    case 'usage_limit_exceeded':
      return { to: '/plan' };
    default:
      return undefined;
  }
}
