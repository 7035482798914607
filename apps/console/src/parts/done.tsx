import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';

/** Says that something was done, to who sees it and to who hears it. */
export function Done({ children }: { readonly children: ReactNode }) {
  return (
    <Alert color="teal" role="status">
      {children}
    </Alert>
  );
}
