import {
  type DetailOf,
  type EventDraft,
  realTimeNotification,
  trendAudienceNotified,
  type TrendAudienceRequested,
  trendBasedContentSuggested,
} from '@bayon/event-contracts';
import { cut, percentText } from './words.ts';

type Trend = DetailOf<typeof TrendAudienceRequested>['trend'];

/** What some users, 200 at most, are told of a trend, suggested to write, and recommended (by user). */
export function noticesOf(trendId: string, trend: Trend, users: readonly string[]): EventDraft[] {
  if (users.length === 0) return [];
  const { trendType, marketArea, slopePercent, window, confidence } = trend;
  const userIds = [...users];
  return [
    realTimeNotification({
      userIds,
      type: 'trend_alert',
      message: trendText(trend),
      data: { trendId, trendType, marketArea, slopePercent, window, confidence },
      severity: 'info',
    }),
    trendBasedContentSuggested({
      trendType,
      confidence,
      suggestedContentTypes: ['market-update', 'social-media'],
      affectedUsers: userIds,
      marketArea,
    }),
    trendAudienceNotified({ trendId, users: userIds, trend }),
  ];
}

const trendText = ({ trendType, marketArea, slopePercent, window, confidence }: Trend): string => {
  const days = /^(\d+)d$/.exec(window)?.[1];
  const span = days === undefined ? window : `${days} days`;
  const sure = `${Math.round(confidence * 100)} % sure`;
  const what =
    slopePercent === 0
      ? `${trendType} in ${marketArea}`
      : `Prices in ${marketArea} ${slopePercent < 0 ? 'fell' : 'rose'} by ${percentText(slopePercent)}`;
  return cut(`${what} in ${span} (${sure}).`, 500);
};
