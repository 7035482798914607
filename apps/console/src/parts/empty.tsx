import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** There is nothing here yet, and what would bring something. */
export function Empty({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <Stack align="flex-start" gap="xs">
      <Text c="dimmed">{children}</Text>
      {action}
    </Stack>
  );
}
