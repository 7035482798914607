import { query } from '@bayon/client';
import { useClient, useJob } from '@bayon/client/react';
import { Badge, Group, List, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { renew } from '../live/use-live.ts';
import { Answer } from '../parts/answer.tsx';
import { Findings, Source } from '../parts/findings.tsx';
import { JobBar } from '../parts/job-bar.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { When } from '../parts/when.tsx';
import { isMissing } from '../queries.ts';
import { NotFound } from '../shell/not-found.tsx';
import { PageButton } from '../parts/links.tsx';

const route = getRouteApi('/questions/$queryId');

/** One question: being looked for, then its answer with the sources. */
export default function Question() {
  const { queryId } = route.useParams();
  const { job } = route.useSearch();
  const question = useQuery(
    query(useClient(), '/research/queries/{id}', { params: { path: { id: queryId } } }),
  );
  if (question.data === undefined && isMissing(question.error))
    return job === undefined ? (
      <NotFound />
    ) : (
      <Page title="Being looked for">
        <Looking jobId={job} />
      </Page>
    );
  return (
    <Answer of={question} lines={8}>
      {({ query: text, status, jobId, createdAt, results, sources = [] }) => (
        <Page title={text}>
          <Text size="sm" c="dimmed" mt={-12}>
            Asked <When at={createdAt} />
          </Text>
          {status === 'running' && <Looking jobId={jobId ?? job} />}
          {status === 'failed' && (
            <Panel title="It could not be answered">
              <Text size="sm" mb="sm">
                What went wrong is in your inbox. Asking again does not lose anything.
              </Text>
              <PageButton to="/research" size="xs">
                Ask again
              </PageButton>
            </Panel>
          )}
          {results && (
            <Stack>
              <Panel title="The answer">
                <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{results.summary}</Text>
                {results.keyTopics.length > 0 && (
                  <Group gap={4} mt="sm">
                    {results.keyTopics.map((topic) => (
                      <Badge key={topic} variant="default">
                        {topic}
                      </Badge>
                    ))}
                  </Group>
                )}
                <PageButton
                  to="/write"
                  search={{ topic: text.slice(0, 200), query: queryId }}
                  size="xs"
                  variant="light"
                  mt="md"
                >
                  Write about it
                </PageButton>
              </Panel>
              {results.findings.length > 0 && (
                <Panel title="What was found">
                  <Findings findings={results.findings} />
                </Panel>
              )}
              {sources.length > 0 && (
                <Panel title="Sources">
                  <List size="sm">
                    {sources.map((source) => (
                      <List.Item key={source} style={{ overflowWrap: 'anywhere' }}>
                        <Source url={source} />
                      </List.Item>
                    ))}
                  </List>
                </Panel>
              )}
            </Stack>
          )}
        </Page>
      )}
    </Answer>
  );
}

function Looking({ jobId = '' }: { readonly jobId?: string | undefined }) {
  const queries = useQueryClient();
  const job = useJob(jobId);
  const isDone = job?.status === 'completed' || job?.status === 'failed';
  useEffect(() => {
    if (isDone) void renew(queries, ['/research/']);
  }, [isDone, queries]);
  return (
    <Panel title="Progress">
      <JobBar job={job ?? { progress: 0, status: 'started', message: 'It is in the queue.' }} />
    </Panel>
  );
}
