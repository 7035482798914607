import { Anchor, Stack, Text } from '@mantine/core';
import { safeUrl } from './safe-url.ts';
import { PageLink } from './links.tsx';

/** What was found, each with the way to its source. */
export function Findings({
  findings,
}: {
  readonly findings: readonly { readonly title: string; readonly snippet: string; readonly url: string }[];
}) {
  return (
    <Stack gap="sm">
      {findings.map(({ title, snippet, url }, at) => (
        <div key={`${at}.${url}`}>
          <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
            <Source url={url}>{title}</Source>
          </Text>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {snippet}
          </Text>
        </div>
      ))}
    </Stack>
  );
}

/** A source: an address of the web that can be opened, one's own knowledge, or what it is called. */
export function Source({ url, children = url }: { readonly url: string; readonly children?: string }) {
  if (url.startsWith('knowledge:'))
    return (
      <PageLink to="/research" search={{ tab: 'knowledge' }} inherit>
        {children === url ? 'Your knowledge' : children}
      </PageLink>
    );
  const href = safeUrl(url);
  if (href === undefined) return <span>{children}</span>;
  return (
    <Anchor href={href} target="_blank" rel="noreferrer" inherit>
      {children}
    </Anchor>
  );
}
