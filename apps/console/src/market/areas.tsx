import { useClient } from '@bayon/client/react';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty } from '../parts/empty.tsx';
import { Panel } from '../parts/panel.tsx';
import { When } from '../parts/when.tsx';
import { PageLink } from '../parts/links.tsx';
import { usePages } from '../live/use-pages.ts';
import { ListOf } from '../parts/list-of.tsx';

/** The areas that are tracked, and the way to any other. */
export default function Areas() {
  const navigate = useNavigate();
  const client = useClient();
  const tracked = usePages(['/market/tracking'], (next, signal) =>
    client.get('/market/tracking', { params: { query: { limit: 100, ...next } }, signal }),
  );
  const [name, setName] = useState('');
  return (
    <Stack>
      <Panel title="Look at an area">
        <form
          aria-label="Look at an area"
          onSubmit={(event) => {
            event.preventDefault();
            const area = name.trim();
            if (area !== '') void navigate({ to: '/market', search: { area } });
          }}
        >
          <Group align="flex-end">
            <TextInput
              flex={1}
              miw={180}
              maw={360}
              label="Area"
              placeholder="Ballard"
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" disabled={name.trim() === ''}>
              Look
            </Button>
          </Group>
        </form>
      </Panel>
      <Panel title="Tracked">
        <ListOf of={tracked}>
          {(items) =>
            items.length === 0 ? (
              <Empty>You track no area yet. Look at one, and be told when its prices move.</Empty>
            ) : (
              <Stack gap="xs">
                {items.map(({ area, marketArea, since }) => (
                  <Group key={area} justify="space-between">
                    <PageLink to="/market" search={{ area: marketArea }} size="sm">
                      {marketArea}
                    </PageLink>
                    <Text size="xs" c="dimmed">
                      since <When at={since} />
                    </Text>
                  </Group>
                ))}
              </Stack>
            )
          }
        </ListOf>
      </Panel>
    </Stack>
  );
}
