import { type AnswerOf, query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import {
  Anchor,
  Button,
  Group,
  SimpleGrid,
  Stack,
  Table,
  Text,
  TextInput,
  VisuallyHidden,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { untilShown } from '../live/until-shown.ts';
import { Answer } from '../parts/answer.tsx';
import { countOf } from '../parts/count-of.ts';
import { BadRows } from '../parts/bad-rows.tsx';
import { Done } from '../parts/done.tsx';
import { Empty } from '../parts/empty.tsx';
import { Failure } from '../parts/failure.tsx';
import { fieldError, isToldAtFields, tooLong } from '../parts/field-error.ts';
import { FileDrop, formWith } from '../parts/file-drop.tsx';
import { Panel } from '../parts/panel.tsx';
import { safeUrl } from '../parts/safe-url.ts';
import { useDraft } from '../parts/use-draft.ts';
import { WideTable } from '../parts/wide-table.tsx';

const empty = { directory: '', businessName: '', address: '', phone: '', url: '' };
const labels = {
  directory: 'Directory',
  businessName: 'Business name there',
  phone: 'Phone there',
  address: 'Address there',
  url: 'Its address on the web',
} as const;

/** Longest texts, in characters: the contract's (Directory Listing Changed). */
const most = { directory: 80, businessName: 120, address: 200, phone: 40, url: 500 } as const;

/** What directories say of the agent, by form or by file. */
export default function Listings() {
  const client = useClient();
  const queries = useQueryClient();
  const all = query(client, '/brand/listings', { params: { query: { limit: 100 } } });
  const listings = useQuery(all);
  const [draft, change, clear] = useDraft('listing', empty);
  const record = useMutation({
    async mutationFn(body: typeof empty) {
      const answer = await client.post('/brand/listings', { body });
      const id = 'listingId' in answer ? answer.listingId : undefined;
      await untilShown(queries, all, ({ items }) =>
        items.some((one) => one.listingId === id && one.phone === body.phone && one.address === body.address),
      );
    },
    onSuccess: clear,
  });
  const isTooLong = Object.entries(most).some(
    ([name, limit]) => draft[name as keyof typeof most].length > limit,
  );
  const upload = useMutation({
    async mutationFn(file: File): Promise<Extract<AnswerOf<'/brand/listings', 'post'>, { taken: unknown }>> {
      const answer = await client.post('/brand/listings', { body: formWith(file) });
      if (!('taken' in answer)) return { taken: [], rejected: [] };
      await untilShown(queries, all, ({ items }) =>
        answer.taken.every(({ listingId }) => items.some((one) => one.listingId === listingId)),
      );
      return answer;
    },
  });
  const remove = useMutation({
    async mutationFn(listingId: string) {
      await client.delete('/brand/listings/{id}', { params: { path: { id: listingId } } });
      await untilShown(queries, all, ({ items }) => items.every((one) => one.listingId !== listingId));
    },
  });
  return (
    <Stack>
      <Panel title="What the directories say">
        <Answer of={listings}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty>Nothing yet. Copy what a directory shows of you, or drop a file of many.</Empty>
            ) : (
              <WideTable label="What the directories say" minWidth={620}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Directory</Table.Th>
                    <Table.Th>Name</Table.Th>
                    <Table.Th>Address</Table.Th>
                    <Table.Th>Phone</Table.Th>
                    <Table.Th>
                      <VisuallyHidden>What to do</VisuallyHidden>
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map(({ listingId, directory, businessName, address, phone, url }) => (
                    <Table.Tr key={listingId}>
                      <Table.Td>
                        {safeUrl(url) === undefined ? (
                          directory
                        ) : (
                          <Anchor href={safeUrl(url)} target="_blank" rel="noreferrer" inherit>
                            {directory}
                          </Anchor>
                        )}
                      </Table.Td>
                      <Table.Td>{businessName}</Table.Td>
                      <Table.Td>{address}</Table.Td>
                      <Table.Td>{phone}</Table.Td>
                      <Table.Td>
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          color="gray"
                          aria-label={`Forget ${directory}`}
                          loading={remove.isPending && remove.variables === listingId}
                          onClick={() => remove.mutate(listingId)}
                        >
                          Forget
                        </Button>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </WideTable>
            )
          }
        </Answer>
        {remove.error && <Failure error={remove.error} />}
      </Panel>
      <Panel title="From a file">
        <Stack gap="sm">
          <FileDrop
            label="Choose a file"
            hint="Drop a CSV file here: directory, business name, address, phone, url."
            isBusy={upload.isPending}
            onFile={(file) => upload.mutate(file)}
          />
          {upload.error && <Failure error={upload.error} />}
          {upload.data && (
            <Done>{`${countOf(upload.data.taken.length, 'listing was', 'listings were')} taken.`}</Done>
          )}
          {upload.data && <BadRows rows={upload.data.rejected} />}
        </Stack>
      </Panel>
      <Panel title="One of them">
        <form
          noValidate
          aria-label="One listing"
          onSubmit={(event) => {
            event.preventDefault();
            if (draft.directory.trim() !== '' && !isTooLong) record.mutate(draft);
          }}
        >
          <Stack maw={640}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              {(['directory', 'businessName', 'phone', 'address', 'url'] as const).map((name) => (
                <TextInput
                  key={name}
                  label={labels[name]}
                  required={name === 'directory'}
                  value={draft[name]}
                  error={tooLong(draft[name], most[name]) ?? fieldError(record.error, `body.${name}`)}
                  onChange={(event) => change({ [name]: event.currentTarget.value })}
                />
              ))}
            </SimpleGrid>
            {record.error &&
              !isToldAtFields(
                record.error,
                Object.keys(labels).map((name) => `body.${name}`),
              ) && <Failure error={record.error} />}
            {record.isSuccess && draft.directory === '' && (
              <Text role="status">It is noted, and will be compared.</Text>
            )}
            <Group>
              <Button
                type="submit"
                loading={record.isPending}
                disabled={draft.directory.trim() === '' || isTooLong}
              >
                Note it
              </Button>
            </Group>
          </Stack>
        </form>
      </Panel>
    </Stack>
  );
}
