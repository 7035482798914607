import { useClient } from '@bayon/client/react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { Empty } from '../parts/empty.tsx';
import { Failure } from '../parts/failure.tsx';
import { contentLabel } from '../parts/labels.ts';
import { Panel } from '../parts/panel.tsx';
import { useAskForPiece } from '../write/use-ask-for-piece.ts';
import { usePages } from '../live/use-pages.ts';
import { ListOf } from '../parts/list-of.tsx';

/** What might be written, and one click to write it. */
export function Ideas() {
  const client = useClient();
  const ideas = usePages(['/studio/ideas'], (next, signal) =>
    client.get('/studio/ideas', { params: { query: { limit: 5, ...next } }, signal }),
  );
  const ask = useAskForPiece();
  return (
    <Panel title="Ideas">
      <ListOf of={ideas}>
        {(items) =>
          items.length === 0 ? (
            <Empty>Ideas come from your research, your rankings and your market.</Empty>
          ) : (
            <Stack gap="sm">
              {items.map(({ ideaId, contentType, topic, reason, queryId }) => (
                <Group key={ideaId} justify="space-between" wrap="nowrap" align="flex-start">
                  <div>
                    <Text size="sm" fw={500}>
                      {topic}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {contentLabel(contentType)} · {reason}
                    </Text>
                  </div>
                  <Button
                    size="xs"
                    variant="light"
                    aria-label={`Write it: ${topic}`}
                    loading={ask.isPending && ask.variables.topic === topic}
                    onClick={() =>
                      ask.mutate({
                        contentType,
                        topic,
                        ...(queryId !== undefined && { researchQueryId: queryId }),
                      })
                    }
                  >
                    Write it
                  </Button>
                </Group>
              ))}
            </Stack>
          )
        }
      </ListOf>
      {ask.error && <Failure error={ask.error} />}
    </Panel>
  );
}
