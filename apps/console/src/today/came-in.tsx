import { useNotifications } from '@bayon/client/react';
import { Stack } from '@mantine/core';
import { Entry } from '../inbox/entry.tsx';
import { Answer } from '../parts/answer.tsx';
import { Empty } from '../parts/empty.tsx';
import { Panel } from '../parts/panel.tsx';
import { PageLink } from '../parts/links.tsx';

const most = 6;

/** The latest news, as they come. */
export function CameIn() {
  const { notifications, isLoading, error, load } = useNotifications();
  const data = notifications.length === 0 && (isLoading || error) ? undefined : notifications;
  return (
    <Panel
      title="What came in"
      side={
        <PageLink to="/inbox" size="sm">
          Inbox
        </PageLink>
      }
    >
      <Answer of={{ data, error: error ?? null, refetch: load }}>
        {(all) =>
          all.length === 0 ? (
            <Empty>Nothing yet. Whatever happens to your work is told here.</Empty>
          ) : (
            <Stack gap="sm">
              {all.slice(0, most).map((one) => (
                <Entry key={one.seq} one={one} />
              ))}
            </Stack>
          )
        }
      </Answer>
    </Panel>
  );
}
