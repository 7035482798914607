import { query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Button, Group, Progress, Select, Slider, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { untilShown } from '../live/until-shown.ts';
import { Empty } from '../parts/empty.tsx';
import { Failure } from '../parts/failure.tsx';
import { plainWords } from '../parts/labels.ts';
import { Panel } from '../parts/panel.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { When } from '../parts/when.tsx';
import { factsText } from './facts-text.ts';
import { usePages } from '../live/use-pages.ts';
import { ListOf } from '../parts/list-of.tsx';

const types = ['high-value-listing', 'market-expansion', 'competitor-weakness', 'seasonal-trend'] as const;

const empty = {
  type: 'high-value-listing' as (typeof types)[number],
  marketArea: '',
  note: '',
  confidence: 60,
};

/** What might be made of the market, by how much it promises. */
export default function Opportunities() {
  const client = useClient();
  const queries = useQueryClient();
  const all = query(client, '/market/opportunities', { params: { query: { limit: 50 } } });
  const opportunities = usePages(['/market/opportunities'], (next, signal) =>
    client.get('/market/opportunities', { params: { query: { limit: 50, ...next } }, signal }),
  );
  const [draft, change, clear] = useDraft('opportunity', empty);
  const add = useMutation({
    async mutationFn() {
      const { opportunityId } = await client.post('/market/opportunities', {
        body: {
          opportunityType: draft.type,
          confidence: draft.confidence / 100,
          opportunityData: {
            ...(draft.marketArea.trim() !== '' && { marketArea: draft.marketArea.trim() }),
            ...(draft.note.trim() !== '' && { note: draft.note.trim() }),
          },
        },
      });
      await untilShown(queries, all, ({ items }) => items.some((one) => one.opportunityId === opportunityId));
    },
    onSuccess: clear,
  });
  return (
    <Stack>
      <Panel title="Opportunities">
        <ListOf of={opportunities}>
          {(items) =>
            items.length === 0 ? (
              <Empty>Nothing yet. Note what you see below: it is scored, and kept in one place.</Empty>
            ) : (
              <Stack>
                {items.map(({ opportunityId, opportunityType, opportunityData, score, identifiedAt }) => (
                  <div key={opportunityId}>
                    <Group justify="space-between">
                      <Text size="sm" fw={500}>
                        {plainWords(opportunityType)}
                      </Text>
                      <Text size="sm">{`${Math.round(score * 100)} of 100`}</Text>
                    </Group>
                    <Progress
                      value={score * 100}
                      aria-label={`Score ${Math.round(score * 100)} of 100`}
                      my={4}
                    />
                    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                      {factsText(opportunityData)}
                    </Text>
                    <Text size="xs" c="dimmed">
                      <When at={identifiedAt} />
                    </Text>
                  </div>
                ))}
              </Stack>
            )
          }
        </ListOf>
      </Panel>
      <Panel title="One that you see">
        <form
          aria-label="An opportunity"
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate();
          }}
        >
          <Stack maw={480}>
            <Select
              label="What kind"
              allowDeselect={false}
              data={types.map((value) => ({ value, label: plainWords(value) }))}
              value={draft.type}
              onChange={(value) => change({ type: types.find((one) => one === value) ?? types[0] })}
            />
            <TextInput
              label="Area"
              maxLength={120}
              value={draft.marketArea}
              onChange={(event) => change({ marketArea: event.currentTarget.value })}
            />
            <TextInput
              label="What you see"
              maxLength={300}
              value={draft.note}
              onChange={(event) => change({ note: event.currentTarget.value })}
            />
            <div>
              <Text size="sm" fw={500} id="confidence">
                How sure you are
              </Text>
              <Slider
                aria-labelledby="confidence"
                thumbProps={{ 'aria-labelledby': 'confidence' }}
                value={draft.confidence}
                onChange={(confidence) => change({ confidence })}
                label={(value) => `${value} %`}
              />
            </div>
            {add.error && <Failure error={add.error} />}
            <Group>
              <Button type="submit" loading={add.isPending}>
                Note it
              </Button>
            </Group>
          </Stack>
        </form>
      </Panel>
    </Stack>
  );
}
