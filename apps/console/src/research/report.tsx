import { query } from '@bayon/client';
import { useClient, useJob } from '@bayon/client/react';
import { List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Answer } from '../parts/answer.tsx';
import { Findings, Source } from '../parts/findings.tsx';
import { JobBar } from '../parts/job-bar.tsx';
import { plainWords } from '../parts/labels.ts';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { When } from '../parts/when.tsx';
import { isMissing } from '../queries.ts';
import { NotFound } from '../shell/not-found.tsx';

const route = getRouteApi('/reports/$reportId');

/** One report, with where it is shared. */
export default function Report() {
  const { reportId } = route.useParams();
  const report = useQuery(
    query(useClient(), '/research/reports/{id}', { params: { path: { id: reportId } } }),
  );
  if (report.data === undefined && isMissing(report.error)) return <NotFound />;
  return (
    <Answer of={report} lines={8}>
      {({ title, reportType, status, jobId, createdAt, reportData, sharing }) => (
        <Page title={title ?? plainWords(reportType)}>
          <Text size="sm" c="dimmed" mt={-12}>
            <When at={createdAt} />
          </Text>
          {status === 'running' && <Writing jobId={jobId ?? ''} />}
          {status === 'failed' && <Text>It could not be written. What went wrong is in your inbox.</Text>}
          {reportData && (
            <Stack>
              <Panel title="In short">
                <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{reportData.summary}</Text>
              </Panel>
              {reportData.sections.map(({ heading, text, findings }) => (
                <Panel key={heading} title={heading}>
                  <Text mb="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                    {text}
                  </Text>
                  <Findings findings={findings} />
                </Panel>
              ))}
              {reportData.sources.length > 0 && (
                <Panel title="Sources">
                  <List size="sm">
                    {reportData.sources.map((source) => (
                      <List.Item key={source} style={{ overflowWrap: 'anywhere' }}>
                        <Source url={source} />
                      </List.Item>
                    ))}
                  </List>
                </Panel>
              )}
            </Stack>
          )}
          {sharing.delivered.length + sharing.scheduled.length > 0 && (
            <section>
              <Title order={2} size="h4" mb="xs">
                Shared
              </Title>
              <List size="sm">
                {sharing.delivered.map(({ channel, deliveredAt }) => (
                  <List.Item key={channel}>
                    {channel}, <When at={deliveredAt} />
                  </List.Item>
                ))}
                {sharing.scheduled.map(({ channel, shareAt }) => (
                  <List.Item key={channel}>
                    {channel}, <When at={shareAt} />
                  </List.Item>
                ))}
              </List>
            </section>
          )}
        </Page>
      )}
    </Answer>
  );
}

function Writing({ jobId }: { readonly jobId: string }) {
  const job = useJob(jobId);
  return (
    <Panel title="Progress">
      <JobBar job={job ?? { progress: 0, status: 'started', message: 'It is in the queue.' }} />
    </Panel>
  );
}
