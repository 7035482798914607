import { query } from '@bayon/client';
import { useClient, useJobs } from '@bayon/client/react';
import { Badge, Button, Checkbox, Group, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { untilShown } from '../live/until-shown.ts';
import { Empty } from '../parts/empty.tsx';
import { Failure } from '../parts/failure.tsx';
import { JobBar } from '../parts/job-bar.tsx';
import { plainWords } from '../parts/labels.ts';
import { Panel } from '../parts/panel.tsx';
import { When } from '../parts/when.tsx';
import { PageButton, PageLink } from '../parts/links.tsx';
import { usePages } from '../live/use-pages.ts';
import { ListOf } from '../parts/list-of.tsx';

const types = ['summary', 'market-analysis', 'buyer-guide', 'seller-guide', 'neighborhood'] as const;
type ReportType = (typeof types)[number];
const mostQuestions = 20;

/** Reports on answered questions. */
export function Reports() {
  const client = useClient();
  const queries = useQueryClient();
  const all = query(client, '/research/reports', { params: { query: { limit: 50 } } });
  const reports = usePages(['/research/reports'], (next, signal) =>
    client.get('/research/reports', { params: { query: { limit: 50, ...next } }, signal }),
  );
  const questions = usePages(['/research/queries'], (next, signal) =>
    client.get('/research/queries', { params: { query: { limit: 50, ...next } }, signal }),
  );
  const jobs = useJobs();
  const [type, setType] = useState<ReportType>('summary');
  const [chosen, setChosen] = useState<string[]>([]);
  const request = useMutation({
    async mutationFn() {
      const { reportId } = await client.post('/research/reports', {
        body: { reportType: type, queryIds: chosen },
      });
      await untilShown(queries, all, ({ items }) => items.some((one) => one.reportId === reportId));
    },
    onSuccess: () => setChosen([]),
  });
  return (
    <Stack>
      <Panel title="Reports">
        <ListOf of={reports}>
          {(items) =>
            items.length === 0 ? (
              <Empty>Nothing yet. A report puts the answers to some of your questions together.</Empty>
            ) : (
              <Stack gap="sm">
                {items.map(({ reportId, reportType, title, status, createdAt, jobId }) => {
                  const job = jobId === undefined ? undefined : jobs[jobId];
                  return (
                    <div key={reportId}>
                      <Group justify="space-between" wrap="nowrap">
                        <PageLink to="/reports/$reportId" params={{ reportId }} size="sm">
                          {title ?? plainWords(reportType)}
                        </PageLink>
                        {status !== 'completed' && (
                          <Badge variant="dot" color={status === 'failed' ? 'red' : 'gray'}>
                            {status === 'failed' ? 'failed' : 'being written'}
                          </Badge>
                        )}
                      </Group>
                      <Text size="xs" c="dimmed">
                        <When at={createdAt} />
                      </Text>
                      {status === 'running' && job && <JobBar job={job} />}
                    </div>
                  );
                })}
              </Stack>
            )
          }
        </ListOf>
      </Panel>
      <Panel title="A new report">
        <ListOf of={questions}>
          {(items) => {
            const answered = items.filter(({ status }) => status === 'completed');
            return answered.length === 0 ? (
              <Empty
                action={
                  <PageButton to="/research" size="xs">
                    Ask a question
                  </PageButton>
                }
              >
                A report needs at least one answered question.
              </Empty>
            ) : (
              <Stack>
                <Select
                  label="What kind"
                  maw={300}
                  allowDeselect={false}
                  data={types.map((value) => ({ value, label: plainWords(value) }))}
                  value={type}
                  onChange={(value) => setType(types.find((one) => one === value) ?? 'summary')}
                />
                <Checkbox.Group
                  label="From which questions"
                  value={chosen}
                  onChange={(value) => setChosen(value.slice(0, mostQuestions))}
                >
                  <Stack gap="xs" mt="xs">
                    {answered.map(({ queryId, query: text }) => (
                      <Checkbox key={queryId} value={queryId} label={text} />
                    ))}
                  </Stack>
                </Checkbox.Group>
                {request.error && <Failure error={request.error} />}
                <Group>
                  <Button
                    loading={request.isPending}
                    disabled={chosen.length === 0}
                    onClick={() => request.mutate()}
                  >
                    Write the report
                  </Button>
                </Group>
              </Stack>
            );
          }}
        </ListOf>
      </Panel>
    </Stack>
  );
}
