import { query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Badge, Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { untilShown } from '../live/until-shown.ts';
import { Empty } from '../parts/empty.tsx';
import { Failure } from '../parts/failure.tsx';
import { fieldError, isToldAtFields } from '../parts/field-error.ts';
import { plainWords } from '../parts/labels.ts';
import { Panel } from '../parts/panel.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { When } from '../parts/when.tsx';
import { centsOf, priceText } from '../write/price.ts';
import { factsText } from './facts-text.ts';
import { usePages } from '../live/use-pages.ts';
import { ListOf } from '../parts/list-of.tsx';

const metrics = [
  { value: 'median-price', label: 'The median price' },
  { value: 'price-change-percent', label: 'A price’s change in per cent' },
  { value: 'observations', label: 'How many prices are seen' },
] as const;
const severities = ['low', 'medium', 'high', 'critical'] as const;
const severityColor = { low: 'gray', medium: 'yellow', high: 'orange', critical: 'red' } as const;
type Metric = (typeof metrics)[number]['value'];

const empty = {
  marketArea: '',
  metric: 'median-price' as Metric,
  comparison: 'above' as 'above' | 'below',
  threshold: '',
  severity: 'medium' as (typeof severities)[number],
};

/** What to be alerted of, and what was seen. */
export default function Alerts() {
  const client = useClient();
  const queries = useQueryClient();
  const alerts = usePages(['/market/alerts'], (next, signal) =>
    client.get('/market/alerts', { params: { query: { limit: 50, ...next } }, signal }),
  );
  const all = query(client, '/market/alert-rules', { params: { query: { limit: 100 } } });
  const rules = usePages(['/market/alert-rules'], (next, signal) =>
    client.get('/market/alert-rules', { params: { query: { limit: 100, ...next } }, signal }),
  );
  const [draft, change, clear] = useDraft('alert-rule', empty);
  const [isTried, setIsTried] = useState(false);
  const threshold = draft.metric === 'median-price' ? centsOf(draft.threshold) : numberOf(draft.threshold);
  const set = useMutation({
    async mutationFn(body: Omit<typeof empty, 'threshold'> & { readonly threshold: number }) {
      const { ruleId } = await client.post('/market/alert-rules', { body });
      await untilShown(queries, all, ({ items }) => items.some((one) => one.ruleId === ruleId));
    },
    onSuccess() {
      clear();
      setIsTried(false);
    },
  });
  const remove = useMutation({
    async mutationFn(ruleId: string) {
      await client.delete('/market/alert-rules/{id}', { params: { path: { id: ruleId } } });
      await untilShown(queries, all, ({ items }) => items.every((one) => one.ruleId !== ruleId));
    },
  });
  const wrong = {
    marketArea: draft.marketArea.trim() === '' ? 'Which area?' : undefined,
    threshold:
      threshold === undefined
        ? draft.metric === 'median-price'
          ? 'A price, such as $900,000 or 900k.'
          : 'A number.'
        : undefined,
  };
  return (
    <Stack>
      <Panel title="Alerts">
        <ListOf of={alerts}>
          {(items) =>
            items.length === 0 ? (
              <Empty>Nothing yet. Alerts come from your rules.</Empty>
            ) : (
              <Stack gap="sm">
                {items.map(({ alertId, alertType, alertData, severity, triggeredAt }) => (
                  <Group key={alertId} justify="space-between" wrap="nowrap" align="flex-start">
                    <div>
                      <Text size="sm" fw={500}>
                        {plainWords(alertType)}
                      </Text>
                      <Text size="sm">{factsText(alertData)}</Text>
                      <Text size="xs" c="dimmed">
                        <When at={triggeredAt} />
                      </Text>
                    </div>
                    <Badge variant="dot" color={severityColor[severity]}>
                      {severity}
                    </Badge>
                  </Group>
                ))}
              </Stack>
            )
          }
        </ListOf>
      </Panel>
      <Panel title="Your rules">
        <ListOf of={rules}>
          {(items) =>
            items.length === 0 ? (
              <Empty>You have no rules yet.</Empty>
            ) : (
              <Stack gap="xs">
                {items.map(
                  ({ ruleId, marketArea = '', metric, comparison, threshold: limit = 0, severity }) => (
                    <Group key={ruleId} justify="space-between" wrap="nowrap">
                      <Text size="sm">
                        {`${marketArea}: ${metrics.find(({ value }) => value === metric)?.label.toLowerCase() ?? ''} ${comparison ?? ''} ${metric === 'median-price' ? priceText(limit) : limit} (${severity ?? ''})`}
                      </Text>
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        color="gray"
                        aria-label={`Remove the rule of ${marketArea}`}
                        loading={remove.isPending && remove.variables === ruleId}
                        onClick={() => remove.mutate(ruleId)}
                      >
                        Remove
                      </Button>
                    </Group>
                  ),
                )}
              </Stack>
            )
          }
        </ListOf>
        {remove.error && <Failure error={remove.error} />}
      </Panel>
      <Panel title="A new rule">
        <form
          noValidate
          aria-label="A new rule"
          onSubmit={(event) => {
            event.preventDefault();
            setIsTried(true);
            if (threshold !== undefined && wrong.marketArea === undefined)
              set.mutate({ ...draft, marketArea: draft.marketArea.trim(), threshold });
          }}
        >
          <Stack maw={640}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput
                label="Area"
                value={draft.marketArea}
                error={(isTried ? wrong.marketArea : undefined) ?? fieldError(set.error, 'body.marketArea')}
                onChange={(event) => change({ marketArea: event.currentTarget.value })}
              />
              <Select
                label="What is watched"
                allowDeselect={false}
                data={metrics.map((one) => ({ ...one }))}
                value={draft.metric}
                onChange={(value) =>
                  change({ metric: metrics.find((one) => one.value === value)?.value ?? 'median-price' })
                }
              />
              <Select
                label="Tell me when it is"
                allowDeselect={false}
                data={['above', 'below']}
                value={draft.comparison}
                onChange={(value) => change({ comparison: value === 'below' ? 'below' : 'above' })}
              />
              <TextInput
                label="This"
                placeholder={draft.metric === 'median-price' ? '$900,000' : '5'}
                value={draft.threshold}
                error={(isTried ? wrong.threshold : undefined) ?? fieldError(set.error, 'body.threshold')}
                onChange={(event) => change({ threshold: event.currentTarget.value })}
              />
              <Select
                label="How grave is that"
                allowDeselect={false}
                data={[...severities]}
                value={draft.severity}
                onChange={(value) =>
                  change({ severity: severities.find((one) => one === value) ?? 'medium' })
                }
              />
            </SimpleGrid>
            {set.error && !isToldAtFields(set.error, ['body.marketArea', 'body.threshold']) && (
              <Failure error={set.error} />
            )}
            <Group>
              <Button type="submit" loading={set.isPending}>
                Watch it
              </Button>
            </Group>
          </Stack>
        </form>
      </Panel>
    </Stack>
  );
}

const numberOf = (text: string): number | undefined => {
  const value = Number(text.trim().replace('%', '').replace(',', '.'));
  return text.trim() === '' || Number.isNaN(value) ? undefined : value;
};
