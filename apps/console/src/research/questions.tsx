import { useClient, useJobs } from '@bayon/client/react';
import { Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Empty } from '../parts/empty.tsx';
import { Failure } from '../parts/failure.tsx';
import { fieldError, isToldAtFields, tooLong } from '../parts/field-error.ts';
import { JobBar } from '../parts/job-bar.tsx';
import { Panel } from '../parts/panel.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { When } from '../parts/when.tsx';
import { PageLink } from '../parts/links.tsx';
import { usePages } from '../live/use-pages.ts';
import { ListOf } from '../parts/list-of.tsx';

/** Characters. */
const mostQuestion = 500;

/** Asks, and lists what was asked. */
export function Questions() {
  const client = useClient();
  const navigate = useNavigate();
  const [draft, change, clear] = useDraft('question', { text: '' });
  const questions = usePages(['/research/queries'], (next, signal) =>
    client.get('/research/queries', { params: { query: { limit: 50, ...next } }, signal }),
  );
  const jobs = useJobs();
  const ask = useMutation({
    mutationFn: (text: string) => client.post('/research/queries', { body: { query: text } }),
    async onSuccess({ queryId, jobId }) {
      clear();
      await navigate({ to: '/questions/$queryId', params: { queryId }, search: { job: jobId } });
    },
  });
  const isTooLong = draft.text.length > mostQuestion;
  return (
    <Stack>
      <Panel title="Ask">
        <form
          noValidate
          aria-label="Ask a question"
          onSubmit={(event) => {
            event.preventDefault();
            if (draft.text.trim() !== '' && !isTooLong) ask.mutate(draft.text.trim().replaceAll(/\s+/g, ' '));
          }}
        >
          <Stack>
            <Textarea
              label="Your question"
              placeholder="Who pays the escrow fees in Washington?"
              autosize
              minRows={2}
              value={draft.text}
              error={tooLong(draft.text, mostQuestion) ?? fieldError(ask.error, 'body.query')}
              onChange={(event) => change({ text: event.currentTarget.value })}
            />
            {ask.error && !isToldAtFields(ask.error, ['body.query']) && <Failure error={ask.error} />}
            <Group>
              <Button type="submit" loading={ask.isPending} disabled={draft.text.trim() === ''}>
                Ask
              </Button>
            </Group>
          </Stack>
        </form>
      </Panel>
      <Panel title="Asked">
        <ListOf of={questions} lines={5}>
          {(items) =>
            items.length === 0 ? (
              <Empty>Nothing was asked yet.</Empty>
            ) : (
              <Stack gap="sm">
                {items.map(({ queryId, query: text, status, createdAt, jobId }) => {
                  const job = jobId === undefined ? undefined : jobs[jobId];
                  return (
                    <div key={queryId}>
                      <Group justify="space-between" wrap="nowrap" align="flex-start">
                        <div>
                          <PageLink
                            to="/questions/$queryId"
                            params={{ queryId }}
                            size="sm"
                            style={{ overflowWrap: 'anywhere' }}
                          >
                            {text}
                          </PageLink>
                          <Text size="xs" c="dimmed">
                            <When at={createdAt} />
                          </Text>
                        </div>
                        {status !== 'completed' && (
                          <Badge variant="dot" color={status === 'failed' ? 'red' : 'gray'}>
                            {status === 'failed' ? 'failed' : 'being looked for'}
                          </Badge>
                        )}
                      </Group>
                      {status === 'running' && job && <JobBar job={job} />}
                    </div>
                  );
                })}
              </Stack>
            )
          }
        </ListOf>
      </Panel>
    </Stack>
  );
}
