import { useClient } from '@bayon/client/react';
import { Accordion, SimpleGrid, Text } from '@mantine/core';
import { diffWords } from 'diff';
import { usePages } from '../live/use-pages.ts';
import { Answer } from '../parts/answer.tsx';
import { Empty } from '../parts/empty.tsx';
import { MoreWhenSeen } from '../parts/more-when-seen.tsx';
import { When } from '../parts/when.tsx';
import classes from '../parts/differences.module.css';

/** What changed a piece, the newest first, each beside what was before it. */
export function Revisions({ contentId }: { readonly contentId: string }) {
  const client = useClient();
  const revisions = usePages(['/studio/content/{id}/revisions', contentId], (next, signal) =>
    client.get('/studio/content/{id}/revisions', {
      params: { path: { id: contentId }, query: { limit: 20, ...next } },
      signal,
    }),
  );
  return (
    <Answer of={revisions}>
      {(items) =>
        items.length === 0 ? (
          <Empty>Nothing was changed yet.</Empty>
        ) : (
          <>
            <Accordion variant="separated">
              {items.map((revision, place) => (
                <Accordion.Item key={revision.at} value={revision.at}>
                  <Accordion.Control>
                    <Text size="sm">
                      {place === items.length - 1 && !revisions.hasMore
                        ? 'Written'
                        : `Changed: ${revision.changes.join(' and ')}`}{' '}
                      · <When at={revision.at} />
                    </Text>
                  </Accordion.Control>
                  <Accordion.Panel>
                    <SideBySide
                      before={lastOf(items.slice(place + 1), 'content')}
                      after={revision.content ?? lastOf(items.slice(place + 1), 'content')}
                      titleBefore={lastOf(items.slice(place + 1), 'title')}
                      titleAfter={revision.title ?? lastOf(items.slice(place + 1), 'title')}
                    />
                  </Accordion.Panel>
                </Accordion.Item>
              ))}
            </Accordion>
            <MoreWhenSeen
              hasMore={revisions.hasMore}
              isLoading={revisions.isLoadingMore}
              more={revisions.more}
            />
          </>
        )
      }
    </Answer>
  );
}

/** What a field was before a change: as the newest of the earlier ones has it. */
const lastOf = (
  earlier: readonly { readonly title?: string | undefined; readonly content?: string | undefined }[],
  field: 'title' | 'content',
): string => earlier.find((one) => one[field] !== undefined)?.[field] ?? '';

function SideBySide(texts: {
  readonly before: string;
  readonly after: string;
  readonly titleBefore: string;
  readonly titleAfter: string;
}) {
  const parts = diffWords(
    `${texts.titleBefore}\n\n${texts.before}`.trim(),
    `${texts.titleAfter}\n\n${texts.after}`.trim(),
  );
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <section aria-label="Before">
        <Text size="xs" c="dimmed">
          Before
        </Text>
        <div className={`${classes['text'] ?? ''} ${classes['whole'] ?? ''}`}>
          {parts.map(
            (part, at) =>
              !part.added &&
              (part.removed ? <del key={at}>{part.value}</del> : <span key={at}>{part.value}</span>),
          )}
        </div>
      </section>
      <section aria-label="After">
        <Text size="xs" c="dimmed">
          After
        </Text>
        <div className={`${classes['text'] ?? ''} ${classes['whole'] ?? ''}`}>
          {parts.map(
            (part, at) =>
              !part.removed &&
              (part.added ? <ins key={at}>{part.value}</ins> : <span key={at}>{part.value}</span>),
          )}
        </div>
      </section>
    </SimpleGrid>
  );
}
