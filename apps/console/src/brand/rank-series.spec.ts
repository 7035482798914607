import { expect, test } from 'vitest';
import { seriesOf } from './rank-series.ts';

const at = (day: number, hour = 9) =>
  `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;
const google = { searchEngine: 'google' };

test('a line for the agent and one for each competitor, a point for each day, the last reading of it', () => {
  const readings = [
    { ...google, newRank: 12, at: at(3) },
    { ...google, newRank: 9, at: at(3, 18) },
    { ...google, competitorId: 'c1', newRank: 4, at: at(2) },
    { ...google, newRank: null, at: at(1) },
  ];
  expect(seriesOf(readings, new Map([['c1', 'Sound & Shore']]))).toEqual({
    points: ['2026-11-01', '2026-11-02', '2026-11-03'],
    series: [
      { name: 'You', values: [101, null, 9] },
      { name: 'Sound & Shore', values: [null, 4, null] },
    ],
  });
});

test('search engines are told apart where there are several', () => {
  const readings = [
    { ...google, newRank: 3, at: at(1) },
    { searchEngine: 'bing', newRank: 5, at: at(1) },
  ];
  expect(seriesOf(readings, new Map()).series.map(({ name }) => name)).toEqual([
    'You on google',
    'You on bing',
  ]);
});
