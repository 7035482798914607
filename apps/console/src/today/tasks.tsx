import { query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { untilShown } from '../live/until-shown.ts';
import { Empty } from '../parts/empty.tsx';
import { Failure } from '../parts/failure.tsx';
import { plainWords } from '../parts/labels.ts';
import { Panel } from '../parts/panel.tsx';
import { When } from '../parts/when.tsx';
import { usePages } from '../live/use-pages.ts';
import { ListOf } from '../parts/list-of.tsx';

/** What is to be done. */
export function Tasks() {
  const client = useClient();
  const queries = useQueryClient();
  const open = query(client, '/user/tasks', { params: { query: { status: 'open', limit: 20 } } });
  const tasks = usePages(['/user/tasks'], (next, signal) =>
    client.get('/user/tasks', { params: { query: { limit: 20, ...next, status: 'open' } }, signal }),
  );
  const complete = useMutation({
    async mutationFn(taskId: string) {
      await client.post('/user/tasks/{id}/complete', { params: { path: { id: taskId } } });
      await untilShown(queries, open, ({ items }) => items.every((task) => task.taskId !== taskId));
    },
  });
  return (
    <Panel title="To do">
      <ListOf of={tasks} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <Empty>Nothing to do. What needs you at once stands here.</Empty>
          ) : (
            <Stack gap="sm">
              {items.map(({ taskId, action, alertType, priority, createdAt }) => (
                <Group key={taskId} justify="space-between" wrap="nowrap" align="flex-start">
                  <div>
                    <Text size="sm">{action ?? plainWords(alertType ?? 'task')}</Text>
                    <Group gap="xs">
                      {priority && (
                        <Badge variant="dot" size="sm" color={priority === 'urgent' ? 'red' : 'orange'}>
                          {priority}
                        </Badge>
                      )}
                      {createdAt !== undefined && (
                        <Text size="xs" c="dimmed">
                          <When at={createdAt} />
                        </Text>
                      )}
                    </Group>
                  </div>
                  <Button
                    size="xs"
                    variant="default"
                    loading={complete.isPending && complete.variables === taskId}
                    onClick={() => complete.mutate(taskId)}
                  >
                    Done
                  </Button>
                </Group>
              ))}
            </Stack>
          )
        }
      </ListOf>
      {complete.error && <Failure error={complete.error} />}
    </Panel>
  );
}
