import { Card, Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A part of a page under a heading of its own. */
export function Panel({
  title,
  side,
  children,
}: {
  readonly title: string;
  /** Beside the heading. */
  readonly side?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Card withBorder component="section" padding="md">
      <Group justify="space-between" mb="sm" wrap="nowrap">
        <Title order={2} size="h4">
          {title}
        </Title>
        {side}
      </Group>
      {/* A card lays its parts out in a column, and would stretch a button. */}
      <div>{children}</div>
    </Card>
  );
}
