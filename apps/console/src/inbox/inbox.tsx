import type { Mark, Notification } from '@bayon/client';
import { useNotifications, useUnread } from '@bayon/client/react';
import { ActionIcon, Box, Button, Group, SegmentedControl, Select, Stack, Tabs } from '@mantine/core';
import { IconArchive, IconMail, IconMailOpened } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Answer } from '../parts/answer.tsx';
import { Empty } from '../parts/empty.tsx';
import { Failure } from '../parts/failure.tsx';
import { plainWords } from '../parts/labels.ts';
import { MoreWhenSeen } from '../parts/more-when-seen.tsx';
import { Page } from '../parts/page.tsx';
import { Entry } from './entry.tsx';
import { notificationTypes } from './notification-types.ts';
import { Preferences } from './preferences.tsx';

/** What happened, and what one wants to be told of. */
export default function Inbox() {
  return (
    <Page title="Inbox" about="What happened to your work. What you read here is read on all your devices.">
      <Tabs defaultValue="news" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="news">News</Tabs.Tab>
          <Tabs.Tab value="preferences">Preferences</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="news">
          <News />
        </Tabs.Panel>
        <Tabs.Panel value="preferences">
          <Preferences />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

const isUnread = ({ mark }: Notification) => mark === undefined || mark === 'unread';

function News() {
  const { notifications, isLoading, hasMore, error, load, more, mark } = useNotifications();
  const unread = useUnread();
  const [which, setWhich] = useState('all');
  const [type, setType] = useState<string | null>(null);
  const marking = useMutation({
    mutationFn: ([as, which]: readonly [Mark, Parameters<typeof mark>[1]]) => mark(as, which),
  });
  const shown = notifications.filter(
    (one) => (which === 'all' || isUnread(one)) && (type === null || one.event === type),
  );
  const newest = notifications[0]?.seq;
  const isFirst = notifications.length === 0 && (isLoading || error !== undefined);
  return (
    <Stack>
      <Group justify="space-between">
        <Group>
          <SegmentedControl
            aria-label="Which"
            value={which}
            onChange={setWhich}
            data={[
              { value: 'all', label: 'All' },
              { value: 'unread', label: unread === 0 ? 'Unread' : `Unread (${unread})` },
            ]}
          />
          <Select
            aria-label="Of which kind"
            placeholder="Of every kind"
            clearable
            w={210}
            value={type}
            onChange={setType}
            data={notificationTypes.map((value) => ({ value, label: plainWords(value) }))}
          />
        </Group>
        <Button
          variant="default"
          disabled={unread === 0 || newest === undefined}
          loading={marking.isPending && 'upTo' in marking.variables[1]}
          onClick={() => newest !== undefined && marking.mutate(['read', { upTo: newest }])}
        >
          Mark all as read
        </Button>
      </Group>
      {marking.error && <Failure error={marking.error} />}
      <Answer
        of={{ data: isFirst ? undefined : shown, error: isFirst ? (error ?? null) : null, refetch: load }}
        lines={8}
      >
        {(items) => (
          <>
            {items.length === 0 && !hasMore ? (
              <Empty>
                {notifications.length === 0
                  ? 'Nothing yet. Whatever happens to your work is told here.'
                  : 'Nothing here is like that.'}
              </Empty>
            ) : (
              <Stack
                component="ul"
                gap={0}
                p={0}
                m={0}
                style={{ listStyle: 'none' }}
                aria-label="Notifications"
              >
                {items.map((one) => (
                  <Box
                    component="li"
                    key={one.seq}
                    py="xs"
                    style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}
                  >
                    <Entry
                      one={one}
                      onFollow={() => isUnread(one) && marking.mutate(['read', { ids: [one.id] }])}
                      side={
                        <Group gap={4} wrap="nowrap">
                          <ActionIcon
                            variant="subtle"
                            color="gray"
                            aria-label={`${isUnread(one) ? 'Mark as read' : 'Mark as unread'}: ${one.message}`}
                            onClick={() =>
                              marking.mutate([isUnread(one) ? 'read' : 'unread', { ids: [one.id] }])
                            }
                          >
                            {isUnread(one) ? (
                              <IconMailOpened size={18} stroke={1.5} />
                            ) : (
                              <IconMail size={18} stroke={1.5} />
                            )}
                          </ActionIcon>
                          <ActionIcon
                            variant="subtle"
                            color="gray"
                            aria-label={`Archive: ${one.message}`}
                            onClick={() => marking.mutate(['archived', { ids: [one.id] }])}
                          >
                            <IconArchive size={18} stroke={1.5} />
                          </ActionIcon>
                        </Group>
                      }
                    />
                  </Box>
                ))}
              </Stack>
            )}
            <MoreWhenSeen hasMore={hasMore} isLoading={isLoading} more={() => void more()} />
          </>
        )}
      </Answer>
    </Stack>
  );
}
