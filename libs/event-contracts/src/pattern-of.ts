import type { EventContract } from './define-event.ts';

/** The part of an EventBridge event pattern that contracts decide. */
export interface ContractPattern {
  readonly source: readonly string[];
  readonly 'detail-type': readonly string[];
}

/**
 * The EventBridge pattern that matches these events and no others. Within one pattern sources and detail-types
 * combine freely, so only contracts that share their sources may share a pattern.
 *
 * @throws Error where the contracts' sources differ
 */
export function patternOf(...contracts: readonly [EventContract, ...EventContract[]]): ContractPattern {
  const sources = [...contracts[0].sources].sort();
  for (const contract of contracts) {
    if ([...contract.sources].sort().join() !== sources.join()) {
      throw new Error(
        `${contract.detailType} and ${contracts[0].detailType} have different sources: use two rules`,
      );
    }
  }
  return { source: sources, 'detail-type': contracts.map((contract) => contract.detailType) };
}
