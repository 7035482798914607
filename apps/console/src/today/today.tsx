import { SimpleGrid, Stack } from '@mantine/core';
import { Page } from '../parts/page.tsx';
import { BeingMade } from './being-made.tsx';
import { CameIn } from './came-in.tsx';
import { FirstSteps } from './first-steps.tsx';
import { Ideas } from './ideas.tsx';
import { Tasks } from './tasks.tsx';
import { UsageToday } from './usage-today.tsx';

/** Everything that is going on, on one page. */
export default function Today() {
  return (
    <Page title="Today" about="What is being made, what came in, and what is worth doing next.">
      <FirstSteps />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Stack gap="md">
          <BeingMade />
          <CameIn />
        </Stack>
        <Stack gap="md">
          <Tasks />
          <Ideas />
          <UsageToday />
        </Stack>
      </SimpleGrid>
    </Page>
  );
}
