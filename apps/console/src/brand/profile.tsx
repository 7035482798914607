import { type AnswerOf, query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Button, Group, SimpleGrid, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { untilShown } from '../live/until-shown.ts';
import { Answer } from '../parts/answer.tsx';
import { Done } from '../parts/done.tsx';
import { Failure } from '../parts/failure.tsx';
import { fieldError, isToldAtFields, tooLong } from '../parts/field-error.ts';
import { Panel } from '../parts/panel.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { causesOf } from './causes-of.ts';

type Known = AnswerOf<'/brand/profile', 'get'>;
const texts = [
  'businessName',
  'phone',
  'email',
  'website',
  'licenseNumber',
  'address',
  'marketArea',
  'preferredTone',
  'bio',
] as const;
const lists = ['serviceAreas', 'specialties'] as const;
const unchanged = {};
type Fields = Readonly<
  Record<(typeof texts)[number], string> & Record<(typeof lists)[number], readonly string[]>
>;

const labels: Readonly<Record<keyof Fields, string>> = {
  businessName: 'Business name',
  phone: 'Phone',
  email: 'Email',
  website: 'Website',
  licenseNumber: 'License number',
  address: 'Address',
  marketArea: 'Market area',
  preferredTone: 'Tone of what is written for you',
  bio: 'About you',
  serviceAreas: 'Areas that you serve',
  specialties: 'Specialties',
};

/** Longest texts, in characters: the contract's (Profile Updated). */
const most: Readonly<Record<(typeof texts)[number], number>> = {
  businessName: 120,
  phone: 40,
  email: 254,
  website: 500,
  licenseNumber: 60,
  address: 200,
  marketArea: 120,
  preferredTone: 40,
  bio: 4_000,
};

/** What the agent says of the business. */
export default function Profile() {
  const profile = useQuery(query(useClient(), '/brand/profile'));
  return (
    <Answer of={profile} lines={8}>
      {(known) => <Form known={known} />}
    </Answer>
  );
}

const fieldsOf = (known: Known): Fields => ({
  ...(Object.fromEntries(texts.map((name) => [name, known[name] ?? ''])) as Record<
    (typeof texts)[number],
    string
  >),
  serviceAreas: known.serviceAreas ?? [],
  specialties: known.specialties ?? [],
});

function Form({ known }: { readonly known: Known }) {
  const client = useClient();
  const queries = useQueryClient();
  const before = fieldsOf(known);
  // Only what was changed is kept: what comes meanwhile from another device stays beside it.
  const [changes, change, clear] = useDraft<Partial<Fields>>('profile', unchanged);
  const draft: Fields = { ...before, ...changes };
  const changed = [...texts, ...lists].filter(
    (name) => JSON.stringify(draft[name]) !== JSON.stringify(before[name]),
  );
  const save = useMutation({
    async mutationFn() {
      const body = Object.fromEntries(changed.map((name) => [name, draft[name]]));
      await client.put('/brand/profile', { body });
      await untilShown(queries, query(client, '/brand/profile'), (now) => now.updatedAt !== known.updatedAt);
    },
    onSuccess: clear,
  });
  const errorAt = (name: keyof Fields) => fieldError(save.error, `body.${name}`);
  const isTooLong = texts.some((name) => draft[name].length > most[name]);
  const text = (name: (typeof texts)[number]) => ({
    label: labels[name],
    value: draft[name],
    error: tooLong(draft[name], most[name]) ?? errorAt(name),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  });
  const causes = causesOf(changed);
  return (
    <form
      noValidate
      aria-label="Profile"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed.length > 0 && !isTooLong) save.mutate();
      }}
    >
      <Panel title="Your business">
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput {...text('businessName')} autoComplete="organization" />
            <TextInput {...text('phone')} type="tel" autoComplete="tel" />
            <TextInput {...text('email')} type="email" autoComplete="email" />
            <TextInput {...text('website')} type="url" placeholder="https://" autoComplete="url" />
            <TextInput {...text('marketArea')} placeholder="Ballard" />
            <TextInput {...text('licenseNumber')} />
          </SimpleGrid>
          <TextInput {...text('address')} autoComplete="street-address" />
          {lists.map((name) => (
            <TagsInput
              key={name}
              label={labels[name]}
              description="One after another, each with Enter."
              value={[...draft[name]]}
              maxTags={30}
              error={errorAt(name)}
              onChange={(values) => change({ [name]: values })}
            />
          ))}
          <TextInput {...text('preferredTone')} placeholder="warm" />
          <Textarea {...text('bio')} autosize minRows={3} maxRows={12} />
          {causes.length > 0 && (
            <Text size="sm" role="status">
              {`Saving this ${causes.join(', ')}.`}
            </Text>
          )}
          {save.error &&
            !isToldAtFields(
              save.error,
              Object.keys(labels).map((name) => `body.${name}`),
            ) && <Failure error={save.error} />}
          {save.isSuccess && changed.length === 0 && <Done>Saved.</Done>}
          <Group>
            <Button type="submit" loading={save.isPending} disabled={changed.length === 0 || isTooLong}>
              Save
            </Button>
            {changed.length > 0 && (
              <Button variant="subtle" color="gray" onClick={clear}>
                Take the changes back
              </Button>
            )}
          </Group>
        </Stack>
      </Panel>
    </form>
  );
}
