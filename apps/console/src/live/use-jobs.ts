import { type Progress, query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

const isUnfinished = ({ status }: Progress) => status !== 'completed' && status !== 'failed';

/** Jobs as far as this page has heard, by id. */
export function useHeardJobs(): Readonly<Record<string, Progress>> {
  const { realtime } = useClient();
  const read = () => realtime.getSnapshot().jobs;
  return useSyncExternalStore(realtime.subscribe, read, read);
}

/** What is being made at the moment, the newest first: as it was when the page came, and as it goes on since. */
export function useUnfinishedJobs(): readonly Progress[] {
  const client = useClient();
  const heard = useHeardJobs();
  const { data } = useQuery(query(client, '/realtime/jobs', { params: { query: { limit: 20 } } }));
  const known = Object.fromEntries((data?.jobs ?? []).map((job) => [job.jobId, job as Progress]));
  return Object.values({ ...known, ...heard })
    .filter(isUnfinished)
    .sort((a, b) => b.timestamp.localeCompare(a.timestamp));
}
