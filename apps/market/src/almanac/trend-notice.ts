import {
  type DetailOf,
  type EventDraft,
  realTimeNotification,
  trendAudienceNotified,
  type TrendAudienceRequested,
  trendBasedContentSuggested,
} from '@bayon/event-contracts';
import { kindOf, saidKind } from './price-kind.ts';
import { cut, percentText } from './words.ts';

type Trend = DetailOf<typeof TrendAudienceRequested>['trend'];

/** What some users, 200 at most, are told of a trend, suggested to write, and recommended (by user). */
export function noticesOf(trendId: string, trend: Trend, users: readonly string[]): EventDraft[] {
  if (users.length === 0) return [];
  const { trendType, marketArea, slopePercent, window } = trend;
  const told = {
    trendType,
    marketArea,
    ...saidKind(kindOf(trend)),
    slopePercent,
    window,
    confidence: toldConfidence(trend.confidence),
  };
  const userIds = [...users];
  return [
    realTimeNotification({
      userIds,
      type: 'trend_alert',
      message: trendText(trend),
      data: { trendId, ...told },
      severity: 'info',
    }),
    trendBasedContentSuggested({
      trendId,
      trendType,
      confidence: told.confidence,
      suggestedContentTypes: ['market-update', 'social-media'],
      affectedUsers: userIds,
      marketArea,
    }),
    trendAudienceNotified({ trendId, users: userIds, trend: told }),
  ];
}

/** Of so few days nobody is surer than 99 %, whoever says so. */
const toldConfidence = (confidence: number) => Math.min(0.99, Math.round(confidence * 100) / 100);

const trendText = (trend: Trend): string => {
  const { trendType, marketArea, slopePercent, window, confidence } = trend;
  const days = /^(\d+)d$/.exec(window)?.[1];
  const span = days === undefined ? window : `${days} days`;
  const sure = `${Math.round(toldConfidence(confidence) * 100)} % sure`;
  const what =
    slopePercent === 0
      ? `${trendType} in ${marketArea}`
      : `${kindOf(trend) === 'sold' ? 'Sold prices' : 'Prices'} in ${marketArea} ${slopePercent < 0 ? 'fell' : 'rose'} by ${percentText(slopePercent)}`;
  return cut(`${what} in ${span} (${sure}).`, 500);
};
