import { Button, Modal, Text } from '@mantine/core';
import type { Session } from './session.ts';

/** The session has ended while the page was open. What was typed is kept; signing in leads back here. */
export default function SignedOut({ session }: { readonly session: Session }) {
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title="You are signed out"
      centered
    >
      <Text mb="md">Your session has ended. What you wrote is kept, and you come back to this page.</Text>
      <Button onClick={() => void session.signIn()} data-autofocus>
        Sign in again
      </Button>
    </Modal>
  );
}
