import { Button, Center, MantineProvider, Stack, Text, Title } from '@mantine/core';
import { readable, theme } from '../theme.ts';

/** The page could not begin: what happened, and what to do. */
export function Stopped({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={readable} defaultColorScheme="auto">
      <Center mih="100dvh" p="md" component="main">
        <Stack maw={420} align="flex-start" role="alert">
          <Title order={1} size="h2">
            Bayon cannot start
          </Title>
          <Text>{wordsOf(error)}</Text>
          <Button onClick={retry}>Try again</Button>
        </Stack>
      </Center>
    </MantineProvider>
  );
}

const wordsOf = (error: unknown): string =>
  error instanceof TypeError
    ? 'Nothing answers. Are you online?'
    : error instanceof Error
      ? error.message
      : String(error);
