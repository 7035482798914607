import { Skeleton, Stack } from '@mantine/core';

/** Something is on its way, about so high. */
export function Loading({ lines = 3 }: { readonly lines?: number }) {
  return (
    <Stack gap="xs" role="status" aria-busy="true" aria-label="Loading">
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={20} />
      ))}
    </Stack>
  );
}
