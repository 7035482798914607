import { query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { renew } from '../live/use-live.ts';
import { untilShown } from '../live/until-shown.ts';
import { Failure } from '../parts/failure.tsx';
import { fieldError, isToldAtFields, tooLong } from '../parts/field-error.ts';
import { useDraft } from '../parts/use-draft.ts';

interface Changes {
  readonly title?: string;
  readonly content?: string;
}
const unchanged: Changes = {};
const maxTitle = 300;
const maxContent = 20_000;

/** Changes title and text. What is typed is kept until it is saved. */
export function Editor({
  piece: { contentId, title, content, revisionCount },
  onSaved,
}: {
  readonly piece: {
    readonly contentId: string;
    readonly title: string;
    readonly content: string;
    readonly revisionCount: number;
  };
  readonly onSaved: () => void;
}) {
  const client = useClient();
  const queries = useQueryClient();
  const [changes, change, clear] = useDraft<Changes>(`edit.${contentId}`, unchanged);
  const draft = { title, content, ...changes };
  const save = useMutation({
    async mutationFn() {
      const body = {
        ...(draft.title !== title && { title: draft.title }),
        ...(draft.content !== content && { content: draft.content }),
      };
      const params = { path: { id: contentId } };
      await client.patch('/studio/content/{id}', { params, body });
      await untilShown(
        queries,
        query(client, '/studio/content/{id}', { params }),
        (now) => now.revisionCount > revisionCount,
      );
      await renew(queries, ['/studio/content']);
    },
    onSuccess() {
      clear();
      onSaved();
    },
  });
  const isChanged = draft.title !== title || draft.content !== content;
  const wrong = {
    title: draft.title.trim() === '' ? 'It needs a title.' : tooLong(draft.title, maxTitle),
    content: draft.content === '' ? 'It needs a text.' : tooLong(draft.content, maxContent),
  };
  const isWrong = wrong.title !== undefined || wrong.content !== undefined;
  return (
    <form
      noValidate
      aria-label="Edit the piece"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) save.mutate();
      }}
    >
      <Stack>
        <TextInput
          label="Title"
          value={draft.title}
          error={wrong.title ?? fieldError(save.error, 'body.title')}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Textarea
          label="Text"
          description="Markdown: # for a heading, ** for bold, - for a list."
          autosize
          minRows={12}
          maxRows={40}
          value={draft.content}
          error={wrong.content ?? fieldError(save.error, 'body.content')}
          onChange={(event) => change({ content: event.currentTarget.value })}
        />
        {save.error && !isToldAtFields(save.error, ['body.title', 'body.content']) && (
          <Failure error={save.error} />
        )}
        <Group>
          <Button type="submit" disabled={!isChanged || isWrong} loading={save.isPending}>
            Save
          </Button>
          {isChanged && (
            <Button variant="subtle" color="gray" onClick={clear}>
              Take the changes back
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
