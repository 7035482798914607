import { catalogue, type EventContract } from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { ownExample } from './own-example.ts';

const owner = { userId: 'smoke-user', run: '1700000000000' };
const contracts: readonly EventContract[] = catalogue;

describe.each(contracts)('an example of $detailType as a run’s own', (contract) => {
  const detail = ownExample(contract, owner);

  it('is what the contract says', () => {
    expect(contract.detail.safeParse(detail).error?.issues).toBeUndefined();
  });

  it('is of nobody else, and of no area that others watch', () => {
    const values = JSON.stringify(detail);
    for (const other of ['"ada"', '"linh.tran"', '"grace"', '"Ballard"', '"Fremont"'])
      expect(values).not.toContain(other);
  });
});
