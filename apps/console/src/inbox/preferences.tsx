import { type AnswerOf, query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Button, Group, SegmentedControl, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { untilShown } from '../live/until-shown.ts';
import { Answer } from '../parts/answer.tsx';
import { Done } from '../parts/done.tsx';
import { Failure } from '../parts/failure.tsx';
import { fieldError } from '../parts/field-error.ts';
import { plainWords } from '../parts/labels.ts';
import { Panel } from '../parts/panel.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { notificationTypes } from './notification-types.ts';

type Known = AnswerOf<'/user/preferences', 'get'>;
const unchanged: Known = {};
type Delivery = 'immediate' | 'digest' | 'off';

const deliveries: readonly { readonly value: Delivery; readonly label: string }[] = [
  { value: 'immediate', label: 'At once' },
  { value: 'digest', label: 'Digest' },
  { value: 'off', label: 'Off' },
];

const timeZones = Intl.supportedValuesOf('timeZone');

/** What one wants to be told of, how, and when not. */
export function Preferences() {
  const known = useQuery(query(useClient(), '/user/preferences'));
  return (
    <Answer of={known} lines={8}>
      {(preferences) => <Form known={preferences} />}
    </Answer>
  );
}

function Form({ known }: { readonly known: Known }) {
  const client = useClient();
  const queries = useQueryClient();
  const [wanted, change, clear] = useDraft<Known>('preferences', unchanged);
  const now: Known = { ...known, ...wanted };
  const save = useMutation({
    async mutationFn() {
      await client.put('/user/preferences', { body: wanted });
      const isSaved = (answer: Known) =>
        Object.entries(wanted).every(
          ([name, value]) => JSON.stringify(answer[name as keyof Known] ?? null) === JSON.stringify(value),
        );
      await untilShown(queries, query(client, '/user/preferences'), isSaved);
    },
    onSuccess: clear,
  });
  const how = (type: (typeof notificationTypes)[number]): Delivery =>
    now.mutedNotifications?.includes(type) ? 'off' : (now.channels?.[type] ?? 'immediate');
  const { quietHours } = now;
  const isQuiet = quietHours !== undefined && quietHours !== null;
  return (
    <form
      aria-label="Preferences"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        <Panel title="When">
          <Stack maw={480}>
            <Select
              label="Time zone"
              searchable
              data={timeZones}
              value={now.timeZone ?? null}
              placeholder="Choose yours"
              error={fieldError(save.error, 'body.timeZone')}
              onChange={(timeZone) => timeZone !== null && change({ timeZone })}
            />
            <Switch
              label="Quiet hours: only what is urgent comes"
              checked={isQuiet}
              onChange={(event) =>
                change({ quietHours: event.currentTarget.checked ? { from: '21:00', to: '07:00' } : null })
              }
            />
            {quietHours && (
              <Group>
                <TextInput
                  type="time"
                  label="From"
                  value={quietHours.from}
                  onChange={(event) =>
                    change({ quietHours: { ...quietHours, from: event.currentTarget.value } })
                  }
                />
                <TextInput
                  type="time"
                  label="To"
                  value={quietHours.to}
                  onChange={(event) =>
                    change({ quietHours: { ...quietHours, to: event.currentTarget.value } })
                  }
                />
              </Group>
            )}
            <Select
              label="Digests come"
              allowDeselect={false}
              data={[
                { value: 'hourly', label: 'Every hour' },
                ...Array.from({ length: 24 }, (_, hour) => {
                  const time = `${String(hour).padStart(2, '0')}:00`;
                  return { value: time, label: `Daily at ${time}` };
                }),
              ]}
              value={now.digestAt ?? '08:00'}
              onChange={(digestAt) => digestAt !== null && change({ digestAt })}
            />
          </Stack>
        </Panel>
        <Panel title="What, and how">
          <Stack gap="sm">
            {notificationTypes.map((type) => (
              <Group key={type} justify="space-between" gap={4}>
                <Text size="sm">{plainWords(type)}</Text>
                <SegmentedControl
                  size="xs"
                  aria-label={plainWords(type)}
                  value={how(type)}
                  data={deliveries.map((each) => ({ ...each }))}
                  onChange={(value) =>
                    change({
                      channels: { ...now.channels, [type]: value },
                      mutedNotifications: (now.mutedNotifications ?? []).filter((one) => one !== type),
                    })
                  }
                />
              </Group>
            ))}
          </Stack>
        </Panel>
        {save.error && <Failure error={save.error} />}
        {save.isSuccess && Object.keys(wanted).length === 0 && <Done>Saved.</Done>}
        <Group>
          <Button type="submit" loading={save.isPending} disabled={Object.keys(wanted).length === 0}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
