import { query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Box, Group, Stack, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { usePages } from '../live/use-pages.ts';
import { ListOf } from '../parts/list-of.tsx';
import { Empty } from '../parts/empty.tsx';
import { Panel } from '../parts/panel.tsx';
import { useTimeZone } from '../parts/use-time-zone.ts';
import { byDay } from './by-day.ts';
import { Calendar } from './calendar.tsx';
import { PageLink } from '../parts/links.tsx';

/** What is scheduled: the month as a calendar where there is room for one, and day by day. */
export function Planned() {
  const client = useClient();
  const timeZone = useTimeZone();
  const scheduled = usePages(['/studio/content', 'scheduled'], (next, signal) =>
    client.get('/studio/content', { params: { query: { status: 'scheduled', limit: 50, ...next } }, signal }),
  );
  const pieces = useQueries({
    queries: (scheduled.data ?? []).map(({ contentId }) =>
      query(client, '/studio/content/{id}', { params: { path: { id: contentId } } }),
    ),
    combine: (all) => all.flatMap(({ data }) => (data ? [data] : [])),
  });
  const appointments = pieces.flatMap(({ contentId, title, scheduled: at }) =>
    at.map(({ channel, scheduledFor }) => ({ contentId, title, channel, scheduledFor })),
  );
  const days = byDay(appointments, timeZone);
  const time = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone });
  return (
    <Panel
      title="Planned"
      side={
        <Text size="sm" c="dimmed">
          {timeZone.replaceAll('_', ' ')}
        </Text>
      }
    >
      <ListOf of={scheduled}>
        {(items) =>
          items.length === 0 ? (
            <Empty>Nothing is scheduled. A piece that is ready can be published at any time.</Empty>
          ) : (
            <Stack>
              <Box visibleFrom="sm">
                <Calendar appointments={appointments} timeZone={timeZone} />
              </Box>
              {days.map(({ day, entries }) => (
                <section key={day} aria-label={day}>
                  <Text fw={600} size="sm">
                    {day}
                  </Text>
                  {entries.map(({ contentId, title, channel, scheduledFor }) => (
                    <Group key={`${contentId}.${channel}`} gap="sm" wrap="nowrap" align="baseline">
                      <Text size="sm" c="dimmed" miw={70}>
                        {time.format(new Date(scheduledFor))}
                      </Text>
                      <PageLink to="/library/$contentId" params={{ contentId }} size="sm">
                        {title}
                      </PageLink>
                      <Text size="sm" c="dimmed">
                        {channel}
                      </Text>
                    </Group>
                  ))}
                </section>
              ))}
            </Stack>
          )
        }
      </ListOf>
    </Panel>
  );
}
