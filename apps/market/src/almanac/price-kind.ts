import type { PriceKind, PriceObservation } from '@bayon/event-contracts';

/** Both kinds of prices. */
export const priceKinds = ['list', 'sold'] as const satisfies readonly PriceKind[];

/** An event says the kind where it is not the usual one. */
export const kindOf = ({ priceKind = 'list' }: { readonly priceKind?: PriceKind | undefined }): PriceKind =>
  priceKind;

/** As events say it: nothing for list prices, as before there were others. */
export const saidKind = (kind: PriceKind): Pick<PriceObservation, 'priceKind'> =>
  kind === 'list' ? {} : { priceKind: kind };
