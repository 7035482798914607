import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

/** A table that may be wider than the page, and is then scrolled by itself, with the keyboard too. */
export function WideTable({
  label,
  minWidth,
  children,
}: {
  readonly label: string;
  /** In pixels: what its columns need. */
  readonly minWidth: number;
  readonly children: ReactNode;
}) {
  return (
    <Table.ScrollContainer minWidth={minWidth} type="native" role="region" aria-label={label} tabIndex={0}>
      <Table>{children}</Table>
    </Table.ScrollContainer>
  );
}
