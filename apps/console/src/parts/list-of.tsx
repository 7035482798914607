import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Pages } from '../live/use-pages.ts';
import { Answer } from './answer.tsx';
import { Failure } from './failure.tsx';

/** A list as far as it was asked for, and the way to the rest of it. */
export function ListOf<Item>({
  of,
  lines = 3,
  children,
}: {
  readonly of: Pages<Item>;
  /** How high it will be, about, in lines of text. */
  readonly lines?: number;
  readonly children: (items: readonly Item[]) => ReactNode;
}) {
  return (
    <Answer of={of} lines={lines}>
      {(items) => (
        <>
          {children(items)}
          {of.moreError && <Failure error={of.moreError} retry={of.more} />}
          {of.hasMore && !of.moreError && (
            <Button variant="default" size="xs" mt="sm" onClick={of.more} loading={of.isLoadingMore}>
              More
            </Button>
          )}
        </>
      )}
    </Answer>
  );
}
