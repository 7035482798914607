import type { Notification } from '@bayon/client';
import { Box, Group, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { When } from '../parts/when.tsx';
import { leadsTo } from './leads-to.ts';
import { PageLink } from '../parts/links.tsx';

const colors = { info: 'sea', success: 'teal', warning: 'yellow', critical: 'red' } as const;
const spoken = { info: '', success: '', warning: 'Warning: ', critical: 'Urgent: ' } as const;

/** A notification: what it says, where it leads, and when it was. */
export function Entry({
  one,
  side,
  onFollow,
}: {
  readonly one: Notification;
  readonly side?: ReactNode;
  readonly onFollow?: () => void;
}) {
  const place = leadsTo(one);
  const isUnread = one.mark === undefined || one.mark === 'unread';
  const words = `${spoken[one.severity]}${one.message}`;
  return (
    <Group wrap="nowrap" align="flex-start" gap="sm">
      <Box
        aria-hidden
        mt={7}
        w={8}
        h={8}
        bdrs={8}
        bg={isUnread ? `${colors[one.severity]}.6` : 'transparent'}
        style={{ flexShrink: 0 }}
      />
      <Box flex={1} miw={0}>
        <Text size="sm" fw={isUnread ? 600 : 400} style={{ overflowWrap: 'anywhere' }}>
          {isUnread && <VisuallyHidden>Unread: </VisuallyHidden>}
          {place ? (
            <PageLink {...place} c="inherit" inherit onClick={onFollow}>
              {words}
            </PageLink>
          ) : (
            words
          )}
        </Text>
        <Text size="xs" c="dimmed">
          <When at={one.timestamp} />
        </Text>
      </Box>
      {side}
    </Group>
  );
}
