import { Text } from '@mantine/core';
import { Page } from '../parts/page.tsx';
import { PageLink } from '../parts/links.tsx';

/** An address that leads nowhere, or to what is not this user's. */
export function NotFound() {
  return (
    <Page title="There is no such page">
      <Text>
        It may have been another user’s, or it never was.{' '}
        <PageLink to="/" underline="always">
          Back to today
        </PageLink>
      </Text>
    </Page>
  );
}
