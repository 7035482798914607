import { query } from '@bayon/client';
import { useClient, useJob } from '@bayon/client/react';
import { Badge, Group, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { renew } from '../live/use-live.ts';
import { Answer } from '../parts/answer.tsx';
import { JobBar } from '../parts/job-bar.tsx';
import { contentLabel, statusColor, statusLabel } from '../parts/labels.ts';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { When } from '../parts/when.tsx';
import { isMissing } from '../queries.ts';
import { NotFound } from '../shell/not-found.tsx';
import { useQueryClient } from '@tanstack/react-query';
import Rendered from '../parts/markdown.tsx';
import { Editor } from './editor.tsx';
import { Publishing } from './publishing.tsx';
import { Revisions } from './revisions.tsx';
import { Score } from './score.tsx';

const route = getRouteApi('/library/$contentId');

/** One piece: being written, then as it will look, with everything that can be done with it. */
export default function Piece() {
  const { contentId } = route.useParams();
  const { job } = route.useSearch();
  const piece = useQuery(query(useClient(), '/studio/content/{id}', { params: { path: { id: contentId } } }));
  if (piece.data === undefined && isMissing(piece.error))
    return job === undefined ? <NotFound /> : <BeingWritten jobId={job} />;
  return (
    <Answer of={piece} lines={10}>
      {(data) => <Written piece={data} />}
    </Answer>
  );
}

/** The piece is not there yet: how far it is. */
function BeingWritten({ jobId }: { readonly jobId: string }) {
  const client = useClient();
  const queries = useQueryClient();
  const heard = useJob(jobId);
  const asked = useQuery(query(client, '/studio/jobs/{id}', { params: { path: { id: jobId } } }));
  const job = heard ?? asked.data;
  const isDone = job?.status === 'completed';
  useEffect(() => {
    if (isDone) void renew(queries, ['/studio/content']);
  }, [isDone, queries]);
  return (
    <Page title="Being written" about="You may leave this page: you are told when it is ready.">
      <Panel title="Progress">
        <JobBar
          job={
            job === undefined || job.status === 'requested'
              ? { progress: 0, status: 'started', message: 'It is in the queue.' }
              : { ...job, status: job.status }
          }
        />
      </Panel>
    </Page>
  );
}

type PieceData = Parameters<typeof Editor>[0]['piece'] &
  Parameters<typeof Publishing>[0]['piece'] & {
    readonly contentType: string;
    readonly status: keyof typeof statusLabel;
    readonly updatedAt: string;
    readonly revisionCount: number;
    readonly optimization?: Parameters<typeof Score>[0]['optimization'] | undefined;
  };

function Written({ piece }: { readonly piece: PieceData }) {
  const [tab, setTab] = useState<string | null>('read');
  return (
    <Page
      title={piece.title}
      actions={
        <Badge variant="dot" color={statusColor[piece.status]}>
          {statusLabel[piece.status]}
        </Badge>
      }
    >
      <Text c="dimmed" size="sm" mt={-12}>
        {contentLabel(piece.contentType)} · changed <When at={piece.updatedAt} />
      </Text>
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="read">Read</Tabs.Tab>
          <Tabs.Tab value="edit">Edit</Tabs.Tab>
          <Tabs.Tab value="revisions">{`Revisions (${piece.revisionCount})`}</Tabs.Tab>
          <Tabs.Tab value="publish">Publish</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="read">
          <Stack>
            <Panel title="As it will look">
              <Rendered>{piece.content}</Rendered>
            </Panel>
            {piece.optimization && <Score optimization={piece.optimization} mend={() => setTab('edit')} />}
            {piece.publishedTo.length > 0 && (
              <Group gap="xs">
                <Text size="sm">Published on</Text>
                {piece.publishedTo.map((channel) => (
                  <Badge key={channel} variant="default">
                    {channel}
                  </Badge>
                ))}
              </Group>
            )}
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="edit">
          {/* Who went elsewhere meanwhile stays there. */}
          <Editor piece={piece} onSaved={() => setTab((now) => (now === 'edit' ? 'read' : now))} />
        </Tabs.Panel>
        <Tabs.Panel value="revisions">
          <Revisions contentId={piece.contentId} />
        </Tabs.Panel>
        <Tabs.Panel value="publish">
          <Publishing piece={piece} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
