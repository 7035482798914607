import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Page } from '../parts/page.tsx';

/** An address that leads nowhere, or to what is not this user's. */
export function NotFound() {
  return (
    <Page title="There is no such page">
      <Text>
        It may have been another user’s, or it never was.{' '}
        <Anchor component={Link} to="/" underline="always">
          Back to today
        </Anchor>
      </Text>
    </Page>
  );
}
