import { query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Button, Group, List, SegmentedControl, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { untilShown } from '../live/until-shown.ts';
import { renew } from '../live/use-live.ts';
import { Done } from '../parts/done.tsx';
import { Failure } from '../parts/failure.tsx';
import { fieldError, isToldAtFields } from '../parts/field-error.ts';
import { channels } from '../parts/labels.ts';
import { instantOf, localOf } from '../parts/local-time.ts';
import { Panel } from '../parts/panel.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { useTimeZone } from '../parts/use-time-zone.ts';
import { absoluteTime, When } from '../parts/when.tsx';

interface Piece {
  readonly contentId: string;
  readonly publishedTo: readonly string[];
  readonly published: readonly { readonly channel: string; readonly publishedAt: string }[];
  readonly scheduled: readonly { readonly channel: string; readonly scheduledFor: string }[];
}

const hour = 3_600_000;

/** Publishes a piece now, or at a time by the user's clocks, and shows where it is and will be. */
export function Publishing({ piece }: { readonly piece: Piece }) {
  const client = useClient();
  const queries = useQueryClient();
  const timeZone = useTimeZone();
  const [draft, change, clear] = useDraft(`publish.${piece.contentId}`, {
    on: [] as readonly string[],
    when: 'now',
    at: localOf(Date.now() + 24 * hour, timeZone),
  });
  const [done, setDone] = useState<string>();
  const isLater = draft.when === 'later';
  const scheduledFor = isLater ? instantOf(draft.at, timeZone) : undefined;
  const publish = useMutation({
    async mutationFn(publishedTo: string[]) {
      const params = { path: { id: piece.contentId } };
      await client.post('/studio/content/{id}/publish', {
        params,
        body: { publishedTo, ...(scheduledFor !== undefined && { scheduledFor }) },
      });
      await untilShown(queries, query(client, '/studio/content/{id}', { params }), (now) =>
        publishedTo.every((channel) =>
          scheduledFor === undefined
            ? now.published.some((one) => one.channel === channel)
            : now.scheduled.some((one) => one.channel === channel && one.scheduledFor === scheduledFor),
        ),
      );
      await renew(queries, ['/studio/content']);
    },
    onSuccess(_, publishedTo) {
      clear();
      const names = publishedTo.join(', ');
      setDone(
        scheduledFor === undefined
          ? `Published on ${names}.`
          : `It will be published on ${names}: ${absoluteTime(scheduledFor, timeZone)}.`,
      );
    },
  });
  const wrongTime =
    !isLater || (scheduledFor !== undefined && Date.parse(scheduledFor) > Date.now())
      ? undefined
      : 'A time that is still to come.';
  return (
    <Stack>
      <Panel title="Publish it">
        <form
          noValidate
          aria-label="Publish the piece"
          onSubmit={(event) => {
            event.preventDefault();
            setDone(undefined);
            if (draft.on.length > 0 && wrongTime === undefined) publish.mutate([...draft.on]);
          }}
        >
          <Stack maw={480}>
            <TagsInput
              label="Where"
              description="One or several; another of your own with Enter."
              data={[...channels]}
              value={[...draft.on]}
              maxTags={20}
              error={fieldError(publish.error, 'body.publishedTo')}
              onChange={(on) =>
                change({ on: on.map((name) => name.trim().toLowerCase().replaceAll(/\s+/g, '-')) })
              }
            />
            <SegmentedControl
              aria-label="When"
              value={draft.when}
              onChange={(when) => change({ when })}
              data={[
                { value: 'now', label: 'Now' },
                { value: 'later', label: 'At a time' },
              ]}
            />
            {isLater && (
              <TextInput
                type="datetime-local"
                label="When"
                description={`By the clocks of ${timeZone.replaceAll('_', ' ')}`}
                value={draft.at}
                error={wrongTime ?? fieldError(publish.error, 'body.scheduledFor')}
                onChange={(event) => change({ at: event.currentTarget.value })}
              />
            )}
            {publish.error && !isToldAtFields(publish.error, ['body.publishedTo', 'body.scheduledFor']) && (
              <Failure error={publish.error} />
            )}
            {done !== undefined && <Done>{done}</Done>}
            <Group>
              <Button type="submit" loading={publish.isPending} disabled={draft.on.length === 0}>
                {isLater ? 'Schedule' : 'Publish'}
              </Button>
            </Group>
          </Stack>
        </form>
      </Panel>
      {piece.published.length + piece.scheduled.length > 0 && (
        <Panel title="Where it is">
          <List size="sm">
            {piece.published.map(({ channel, publishedAt }) => (
              <List.Item key={`published.${channel}`}>
                {channel}, published <When at={publishedAt} />
              </List.Item>
            ))}
            {piece.scheduled.map(({ channel, scheduledFor: at }) => (
              <List.Item key={`scheduled.${channel}`}>
                <Text span size="sm">
                  {channel}, will be published <When at={at} />
                </Text>
              </List.Item>
            ))}
          </List>
        </Panel>
      )}
    </Stack>
  );
}
