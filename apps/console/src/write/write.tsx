import {
  Button,
  Fieldset,
  Group,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Failure } from '../parts/failure.tsx';
import { fieldError, isToldAtFields } from '../parts/field-error.ts';
import { contentTypes, isContentType } from '../parts/labels.ts';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { bodyOf, complaintsOf, emptyDraft, pathOf, type WriteDraft } from './form.ts';
import { Planned } from './planned.tsx';
import { useAskForPiece } from './use-ask-for-piece.ts';

const route = getRouteApi('/write');

/** Asks for a piece of any type, and shows what is planned. */
export default function Write() {
  const { type, topic, query } = route.useSearch();
  const [draft, change, clear] = useDraft('write', emptyDraft);
  const [isTried, setIsTried] = useState(false);
  const ask = useAskForPiece(clear);
  useEffect(() => {
    // An address may say what to write; it wins over what was begun.
    if (type !== undefined || topic !== undefined)
      change({ ...(isContentType(type) && { contentType: type }), ...(topic !== undefined && { topic }) });
  }, [type, topic, change]);

  const complaints = complaintsOf(draft);
  const errorAt = (name: keyof WriteDraft) =>
    (isTried ? complaints[name] : undefined) ?? fieldError(ask.error, pathOf[name]);
  const text = (
    name: 'topic' | 'tone' | 'audience' | 'address' | 'price' | 'beds' | 'baths' | 'areaSqFt',
  ) => ({
    value: draft[name],
    error: errorAt(name),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  });
  const kind = contentTypes.find(({ value }) => value === draft.contentType) ?? contentTypes[0];
  const isListing = draft.contentType === 'listing-description';

  return (
    <Page title="Write" about="Say what you need. It is written while you do something else.">
      <Panel title="A new piece">
        <form
          noValidate
          aria-label="A new piece"
          onSubmit={(event) => {
            event.preventDefault();
            setIsTried(true);
            const wrong = Object.keys(complaints)[0];
            if (wrong === undefined) ask.mutate(bodyOf(draft, query));
            else event.currentTarget.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
          }}
        >
          <Stack maw={640}>
            <Select
              label="What shall it be?"
              data={contentTypes.map(({ value, label }) => ({ value, label }))}
              value={draft.contentType}
              allowDeselect={false}
              onChange={(value) => isContentType(value) && change({ contentType: value })}
            />
            <TextInput
              name="topic"
              label={kind.ask}
              placeholder={kind.hint}
              required
              maxLength={250}
              {...text('topic')}
            />
            {isListing && (
              <Fieldset
                legend={
                  <Text fw={600} size="sm">
                    The facts of the home
                  </Text>
                }
              >
                <Stack gap="sm">
                  <TextInput
                    name="address"
                    label="Address"
                    placeholder="7214 Corliss Ave N, Seattle, WA 98103"
                    {...text('address')}
                  />
                  <SimpleGrid cols={{ base: 2, sm: 4 }}>
                    <TextInput
                      name="price"
                      label="Price"
                      placeholder="$1,185,000"
                      inputMode="decimal"
                      {...text('price')}
                    />
                    <TextInput
                      name="beds"
                      label="Beds"
                      placeholder="4"
                      inputMode="numeric"
                      {...text('beds')}
                    />
                    <TextInput
                      name="baths"
                      label="Baths"
                      placeholder="2.5"
                      inputMode="decimal"
                      {...text('baths')}
                    />
                    <TextInput
                      name="areaSqFt"
                      label="Square feet"
                      placeholder="2,480"
                      inputMode="numeric"
                      {...text('areaSqFt')}
                    />
                  </SimpleGrid>
                  <TagsInput
                    name="features"
                    label="What stands out"
                    description="One after another, each with Enter."
                    value={[...draft.features]}
                    maxTags={30}
                    error={errorAt('features')}
                    onChange={(features) => change({ features })}
                  />
                </Stack>
              </Fieldset>
            )}
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput name="tone" label="Tone" placeholder="As in your preferences" {...text('tone')} />
              <TextInput
                name="audience"
                label="For whom"
                placeholder="First-time buyers"
                {...text('audience')}
              />
            </SimpleGrid>
            <TagsInput
              name="keywords"
              label="Keywords"
              description="What people shall find it by; each with Enter."
              value={[...draft.keywords]}
              maxTags={20}
              error={errorAt('keywords')}
              onChange={(keywords) => change({ keywords })}
            />
            {ask.error && !isToldAtFields(ask.error, Object.values(pathOf)) && <Failure error={ask.error} />}
            <Group>
              <Button type="submit" loading={ask.isPending}>
                Write it
              </Button>
              <Button variant="subtle" color="gray" onClick={clear}>
                Start over
              </Button>
            </Group>
          </Stack>
        </form>
      </Panel>
      <Planned />
    </Page>
  );
}
