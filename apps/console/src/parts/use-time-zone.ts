import { query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { useQuery } from '@tanstack/react-query';

/** The zone by whose clocks the user lives: as they have said, or else their browser's. */
export function useTimeZone(): string {
  const { data } = useQuery(query(useClient(), '/user/preferences'));
  return data?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
