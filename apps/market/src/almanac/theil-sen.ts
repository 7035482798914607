import { median } from 'simple-statistics';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line through most of the points. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/**
 * The Theil–Sen estimator: the median of the slopes between all pairs of points. Up to 29 % of the points may be
 * anything without moving it far. The intercept is the median of what the slope leaves over.
 * (Theil 1950; Sen, "Estimates of the regression coefficient based on Kendall's tau", JASA 63, 1968.)
 *
 * @returns undefined where no two points differ in x. Takes time by the square of the points: for some hundreds.
 */
export function theilSen(points: readonly Point[]): Line | undefined {
  const slopes = points.flatMap((one, place) =>
    points
      .slice(place + 1)
      .filter(({ x }) => x !== one.x)
      .map((other) => (other.y - one.y) / (other.x - one.x)),
  );
  if (slopes.length === 0) return undefined;
  const slope = median(slopes);
  return { slope, intercept: median(points.map(({ x, y }) => y - slope * x)) };
}
