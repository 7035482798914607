import { type Progress, query } from '@bayon/client';
import { useClient, useJobs } from '@bayon/client/react';
import { useQuery } from '@tanstack/react-query';

const isUnfinished = ({ status }: Progress) => status !== 'completed' && status !== 'failed';

/** What is being made at the moment, the newest first: as it was when the page came, and as it goes on since. */
export function useUnfinishedJobs(): readonly Progress[] {
  const client = useClient();
  const heard = useJobs();
  const { data } = useQuery(query(client, '/realtime/jobs', { params: { query: { limit: 20 } } }));
  const known = Object.fromEntries((data?.jobs ?? []).map((job) => [job.jobId, job as Progress]));
  return Object.values({ ...known, ...heard })
    .filter(isUnfinished)
    .sort((a, b) => b.timestamp.localeCompare(a.timestamp));
}
