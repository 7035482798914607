import { type AnswerOf } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Badge, List, Stack, Text } from '@mantine/core';
import { Empty } from '../parts/empty.tsx';
import { Panel } from '../parts/panel.tsx';
import { When } from '../parts/when.tsx';
import { PageLink } from '../parts/links.tsx';
import { usePages } from '../live/use-pages.ts';
import { ListOf } from '../parts/list-of.tsx';

type Advice = AnswerOf<'/brand/seo', 'get'>['items'][number];

const colors = { low: 'gray', medium: 'orange', high: 'red' } as const;

/** What would help searches find the agent, by what it is about. */
export default function Seo() {
  const client = useClient();
  const advice = usePages(['/brand/seo'], (next, signal) =>
    client.get('/brand/seo', { params: { query: { limit: 50, ...next } }, signal }),
  );
  return (
    <ListOf of={advice} lines={6}>
      {(items) =>
        items.length === 0 ? (
          <Empty>Advice comes with your rankings, your audits and your blog posts.</Empty>
        ) : (
          <Stack>
            {items.map((one) => (
              <Panel
                key={keyOf(one)}
                title={titleOf(one)}
                side={one.about === 'content' && <ToPiece contentId={one.contentId} />}
              >
                <Text size="xs" c="dimmed" mb="xs">
                  <When at={one.updatedAt} />
                </Text>
                {one.recommendations.length === 0 ? (
                  <Text size="sm">Nothing to mend.</Text>
                ) : (
                  <List size="sm" spacing={4}>
                    {one.recommendations.map(({ kind, message, priority }) => (
                      <List.Item key={kind}>
                        {message}{' '}
                        <Badge variant="dot" size="sm" color={colors[priority]}>
                          {priority}
                        </Badge>
                      </List.Item>
                    ))}
                  </List>
                )}
              </Panel>
            ))}
          </Stack>
        )
      }
    </ListOf>
  );
}

const ToPiece = ({ contentId }: { readonly contentId: string }) => (
  <PageLink to="/library/$contentId" params={{ contentId }} size="sm">
    The piece
  </PageLink>
);

const keyOf = (one: Advice): string =>
  one.about === 'content'
    ? one.contentId
    : one.about === 'keyword'
      ? `${one.keyword}.${one.searchEngine}`
      : one.auditId;

const titleOf = (one: Advice): string =>
  one.about === 'content'
    ? one.title
    : one.about === 'keyword'
      ? `“${one.keyword}” on ${one.searchEngine}: ${one.rank === null ? 'not among the first hundred' : `place ${one.rank}`}`
      : 'Your listings';
