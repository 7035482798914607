import { Button, Center, Image, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '../parts/failure.tsx';
import type { Session } from './session.ts';

/** What is shown to who is not signed in. */
export function Welcome({ session }: { readonly session: Session }) {
  const [error, setError] = useState<unknown>();
  const [isLeaving, setIsLeaving] = useState(false);
  const signIn = () => {
    setIsLeaving(true);
    session.signIn().catch((reason: unknown) => {
      setIsLeaving(false);
      setError(reason);
    });
  };
  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack maw={420} align="flex-start">
        <Image src="/icon.svg" w={56} h={56} alt="" />
        <Title order={1}>Bayon CoAgent</Title>
        <Text>
          It writes your posts and listings, watches your brand and your market, and answers your questions,
          while you are with your clients.
        </Text>
        {error !== undefined && <Failure error={error} />}
        <Button size="md" onClick={signIn} loading={isLeaving}>
          Sign in
        </Button>
      </Stack>
    </Center>
  );
}
