import { type AnswerOf } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { List, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { renewForAWhile } from '../live/use-live.ts';
import { BadRows } from '../parts/bad-rows.tsx';
import { Done } from '../parts/done.tsx';
import { Failure } from '../parts/failure.tsx';
import { countOf } from '../parts/count-of.ts';
import { FileDrop, formWith } from '../parts/file-drop.tsx';
import { Panel } from '../parts/panel.tsx';
import { plainWords } from '../parts/labels.ts';
import { PageLink } from '../parts/links.tsx';

type Observed = AnswerOf<'/market/prices', 'post'>;

/** Takes a listing export as portals, offices and multiple listing services have them. */
export default function Prices() {
  const client = useClient();
  const queries = useQueryClient();
  const upload = useMutation({
    async mutationFn(file: File) {
      const answer = await client.post('/market/prices', { body: formWith(file) });
      void renewForAWhile(queries, ['/market/']);
      return answer;
    },
  });
  return (
    <Panel title="Prices from a file">
      <Stack>
        <FileDrop
          label="Choose a file"
          hint="Drop a listing export here: of your MLS, a portal, or a spreadsheet of your office."
          isBusy={upload.isPending}
          onFile={(file) => upload.mutate(file)}
        />
        {upload.error && <Failure error={upload.error} />}
        {upload.data && <Taken answer={upload.data} />}
      </Stack>
    </Panel>
  );
}

function Taken({ answer: { accepted, areas, rejected, assumed } }: { readonly answer: Observed }) {
  return (
    <>
      <Done>{`${countOf(accepted, 'price was', 'prices were')} taken, in ${areas.length === 1 ? 'one area' : `${areas.length} areas`}. They are counted within a moment.`}</Done>
      <List size="sm">
        {areas.map(({ area, marketArea, observations }) => (
          <List.Item key={area}>
            <PageLink to="/market" search={{ area: marketArea }} inherit>
              {marketArea}
            </PageLink>
            {`, ${observations.toLocaleString('en-US')}`}
          </List.Item>
        ))}
      </List>
      <BadRows rows={rejected.rows} count={rejected.count} />
      {assumed && (
        <details>
          <summary>How the file was read</summary>
          <List size="sm">
            {Object.entries(assumed).map(([name, value]) => (
              <List.Item key={name}>
                <Text
                  span
                  size="sm"
                >{`${plainWords(name.replaceAll(/([A-Z])/g, '-$1').toLowerCase())}: ${[value].flat().join(', ')}`}</Text>
              </List.Item>
            ))}
          </List>
        </details>
      )}
    </>
  );
}
