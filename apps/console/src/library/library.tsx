import { useClient } from '@bayon/client/react';
import { Badge, Box, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { usePages } from '../live/use-pages.ts';
import { Answer } from '../parts/answer.tsx';
import { Empty } from '../parts/empty.tsx';
import { contentLabel, contentTypes, isContentType, statusColor, statusLabel } from '../parts/labels.ts';
import { MoreWhenSeen } from '../parts/more-when-seen.tsx';
import { Page } from '../parts/page.tsx';
import { When } from '../parts/when.tsx';
import { matches } from './matches.ts';
import { PageButton, PageLink } from '../parts/links.tsx';

const route = getRouteApi('/library');
const isStatus = (value: unknown): value is keyof typeof statusLabel =>
  typeof value === 'string' && value in statusLabel;

/** Pieces that are looked through without being asked for. */
const mostLookedAt = 2_000;

/** Everything that was written. */
export default function Library() {
  const { type, status, q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const client = useClient();
  const filter = { ...(isContentType(type) && { type }), ...(isStatus(status) && { status }) };
  const pieces = usePages(['/studio/content', filter], (next, signal) =>
    client.get('/studio/content', { params: { query: { ...filter, limit: 50, ...next } }, signal }),
  );
  const { data: all, hasMore, isLoadingMore, more } = pieces;
  // The service keeps no index of words: what is looked for is looked for in the newest two thousand, and then on demand.
  const isLookedForIn = q !== '' && hasMore && !isLoadingMore && (all?.length ?? 0) < mostLookedAt;
  useEffect(() => {
    if (isLookedForIn) more();
    // `more` is another function with every rendering; what counts is that there is more to look at.
  }, [isLookedForIn, all?.length]);
  const shown = all?.filter((piece) => matches(piece, q));
  const set = (change: { readonly type?: string; readonly status?: string; readonly q?: string }) =>
    void navigate({
      search: (before) =>
        Object.fromEntries(
          Object.entries({ ...before, ...change }).filter(([, value]) => value),
        ) as typeof before,
      replace: true,
    });
  return (
    <Page
      title="Library"
      about="Everything that was written for you."
      actions={<PageButton to="/write">Write</PageButton>}
    >
      <Group align="flex-end" role="search">
        <TextInput
          flex={1}
          miw={180}
          label="Search"
          placeholder="Title or keyword"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={q}
          onChange={(event) => set({ q: event.currentTarget.value })}
        />
        <Select
          label="Type"
          w={170}
          placeholder="All types"
          clearable
          data={contentTypes.map(({ value, label }) => ({ value, label }))}
          value={isContentType(type) ? type : null}
          onChange={(value) => set({ type: value ?? '' })}
        />
        <Select
          label="Status"
          w={140}
          placeholder="Any status"
          clearable
          data={Object.entries(statusLabel).map(([value, label]) => ({ value, label }))}
          value={isStatus(status) ? status : null}
          onChange={(value) => set({ status: value ?? '' })}
        />
      </Group>
      <Answer of={{ data: shown, error: pieces.error, refetch: pieces.refetch }} lines={8}>
        {(items) =>
          items.length === 0 && !hasMore ? (
            <Empty
              action={
                all?.length === 0 && (
                  <PageButton to="/write" size="xs">
                    Write the first
                  </PageButton>
                )
              }
            >
              {all?.length === 0 && Object.keys(filter).length === 0
                ? 'Nothing was written yet.'
                : 'Nothing here is like that.'}
            </Empty>
          ) : (
            <Stack component="ul" gap={0} p={0} m={0} style={{ listStyle: 'none' }} aria-label="Pieces">
              {items.map(({ contentId, title, contentType, status: state, updatedAt, optimization }) => (
                <Box
                  component="li"
                  key={contentId}
                  py="xs"
                  style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}
                >
                  <Group justify="space-between" wrap="nowrap" align="flex-start">
                    <Box miw={0}>
                      <PageLink
                        to="/library/$contentId"
                        params={{ contentId }}
                        fw={500}
                        style={{ overflowWrap: 'anywhere' }}
                      >
                        {title}
                      </PageLink>
                      <Text size="xs" c="dimmed">
                        {contentLabel(contentType)} · <When at={updatedAt} />
                        {optimization && ` · score ${Math.round(optimization.score)}`}
                      </Text>
                    </Box>
                    <Badge variant="dot" color={statusColor[state]}>
                      {statusLabel[state]}
                    </Badge>
                  </Group>
                </Box>
              ))}
              <MoreWhenSeen hasMore={hasMore} isLoading={isLoadingMore} more={more} />
            </Stack>
          )
        }
      </Answer>
    </Page>
  );
}
