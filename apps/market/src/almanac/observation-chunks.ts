import type { PriceObservation } from '@bayon/event-contracts';

/**
 * Cuts observations into chunks that may be taken in any order: those of one property stay together, earliest first,
 * so each change is between two prices of the same chunk. Only a property with more of them than fit is cut itself.
 */
export function observationChunks(
  observations: readonly PriceObservation[],
  most: number,
): PriceObservation[][] {
  const byProperty = Map.groupBy(
    observations.toSorted((one, other) => compare(one.observedAt, other.observedAt)),
    ({ propertyId }) => propertyId,
  );
  const chunks: PriceObservation[][] = [];
  for (const series of byProperty.values()) {
    for (let from = 0; from < series.length; from += most) {
      const piece = series.slice(from, from + most);
      const current = chunks.at(-1);
      if (current && current.length + piece.length <= most) current.push(...piece);
      else chunks.push(piece);
    }
  }
  return chunks;
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
