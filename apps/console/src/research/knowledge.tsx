import { query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Badge, Button, Group, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { renew } from '../live/use-live.ts';
import { untilShown } from '../live/until-shown.ts';
import { Done } from '../parts/done.tsx';
import { Empty } from '../parts/empty.tsx';
import { Failure } from '../parts/failure.tsx';
import { fieldError, isToldAtFields, tooLong } from '../parts/field-error.ts';
import { FileDrop } from '../parts/file-drop.tsx';
import { Panel } from '../parts/panel.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { When } from '../parts/when.tsx';
import { usePages } from '../live/use-pages.ts';
import { ListOf } from '../parts/list-of.tsx';

const empty = { title: '', text: '', tags: [] as readonly string[] };

/** Longest texts, in characters: the contract's (Knowledge Updated). */
const most = { title: 200, text: 15_000 } as const;

/** What the agent knows: searched, added to, forgotten. */
export function Knowledge() {
  const client = useClient();
  const queries = useQueryClient();
  const [looked, setLooked] = useState('');
  const [q] = useDebouncedValue(looked.trim(), 250);
  const known = usePages(['/research/knowledge', q], (next, signal) =>
    client.get('/research/knowledge', {
      params: { query: { limit: 50, ...next, ...(q !== '' && { q: q.slice(0, 200) }) } },
      signal,
    }),
  );
  const [draft, change, clear] = useDraft('knowledge', empty);
  const unfiltered = query(client, '/research/knowledge', { params: { query: { limit: 50 } } });
  const add = useMutation({
    async mutationFn(body: typeof empty) {
      const id = crypto.randomUUID();
      await client.put('/research/knowledge/{id}', {
        params: { path: { id } },
        body: { ...body, tags: [...body.tags] },
      });
      await untilShown(queries, unfiltered, ({ items }) =>
        items.some(({ knowledgeId }) => knowledgeId === id),
      );
      await renew(queries, ['/research/knowledge']);
    },
    onSuccess: clear,
  });
  const remove = useMutation({
    async mutationFn(knowledgeId: string) {
      await client.delete('/research/knowledge/{id}', { params: { path: { id: knowledgeId } } });
      await untilShown(queries, unfiltered, ({ items }) =>
        items.every((one) => one.knowledgeId !== knowledgeId),
      );
      await renew(queries, ['/research/knowledge']);
    },
  });
  const errorAt = (name: keyof typeof empty) =>
    (name === 'tags' ? undefined : tooLong(draft[name], most[name])) ?? fieldError(add.error, `body.${name}`);
  const isReady =
    draft.title.trim() !== '' &&
    draft.text.trim() !== '' &&
    draft.title.length <= most.title &&
    draft.text.length <= most.text;
  return (
    <Stack>
      <Panel title="What you know">
        <Stack>
          <TextInput
            label="Search"
            placeholder="escrow"
            leftSection={<IconSearch size={16} aria-hidden />}
            value={looked}
            maxLength={200}
            onChange={(event) => setLooked(event.currentTarget.value)}
          />
          {remove.error && <Failure error={remove.error} />}
          <ListOf of={known} lines={5}>
            {(items) =>
              items.length === 0 ? (
                <Empty>
                  {q === ''
                    ? 'Nothing yet. Notes that you add are looked at for every question.'
                    : 'Nothing is like that.'}
                </Empty>
              ) : (
                <Stack gap="sm">
                  {items.map(({ knowledgeId, title, type, tags, updatedAt, snippet }) => (
                    <Group key={knowledgeId} justify="space-between" wrap="nowrap" align="flex-start">
                      <div>
                        <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
                          {title}
                        </Text>
                        {snippet !== undefined && (
                          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                            {snippet}
                          </Text>
                        )}
                        <Group gap={4}>
                          <Text size="xs" c="dimmed">
                            {type === 'note' ? 'Your note' : 'From research'} · <When at={updatedAt} />
                          </Text>
                          {tags.map((tag) => (
                            <Badge key={tag} size="xs" variant="default">
                              {tag}
                            </Badge>
                          ))}
                        </Group>
                      </div>
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        color="gray"
                        aria-label={`Forget: ${title}`}
                        loading={remove.isPending && remove.variables === knowledgeId}
                        onClick={() => remove.mutate(knowledgeId)}
                      >
                        Forget
                      </Button>
                    </Group>
                  ))}
                </Stack>
              )
            }
          </ListOf>
        </Stack>
      </Panel>
      <Panel title="Add to it">
        <form
          noValidate
          aria-label="Add to your knowledge"
          onSubmit={(event) => {
            event.preventDefault();
            if (isReady) add.mutate(draft);
          }}
        >
          <Stack maw={640}>
            <FileDrop
              label="Choose a file"
              hint="Drop a text file here, or write below."
              isBusy={false}
              onFile={(file) =>
                void file.text().then((text) => change({ title: file.name.replace(/\.\w+$/, ''), text }))
              }
            />
            <TextInput
              label="Title"
              value={draft.title}
              error={errorAt('title')}
              onChange={(event) => change({ title: event.currentTarget.value })}
            />
            <Textarea
              label="Text"
              autosize
              minRows={4}
              maxRows={20}
              value={draft.text}
              error={errorAt('text')}
              onChange={(event) => change({ text: event.currentTarget.value })}
            />
            <TagsInput
              label="Tags"
              value={[...draft.tags]}
              maxTags={30}
              error={errorAt('tags')}
              onChange={(tags) => change({ tags })}
            />
            {add.error && !isToldAtFields(add.error, ['body.title', 'body.text', 'body.tags']) && (
              <Failure error={add.error} />
            )}
            {add.isSuccess && draft.title === '' && <Done>It is added.</Done>}
            <Group>
              <Button type="submit" loading={add.isPending} disabled={!isReady}>
                Add it
              </Button>
            </Group>
          </Stack>
        </form>
      </Panel>
    </Stack>
  );
}
