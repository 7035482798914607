import { Stack } from '@mantine/core';
import { useUnfinishedJobs } from '../live/use-jobs.ts';
import { Empty } from '../parts/empty.tsx';
import { JobBar } from '../parts/job-bar.tsx';
import { Panel } from '../parts/panel.tsx';
import { PageButton } from '../parts/links.tsx';

/** The jobs that run, as they go on. */
export function BeingMade() {
  const jobs = useUnfinishedJobs();
  return (
    <Panel title="Being made">
      {jobs.length === 0 ? (
        <Empty
          action={
            <PageButton to="/write" size="xs">
              Write something
            </PageButton>
          }
        >
          Nothing at the moment.
        </Empty>
      ) : (
        <Stack>
          {jobs.map((job) => (
            <JobBar key={job.jobId} job={job} />
          ))}
        </Stack>
      )}
    </Panel>
  );
}
