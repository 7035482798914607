import { Typography } from '@mantine/core';
import Markdown from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';

/** Below the headings of the page: a piece's first heading is no second title of it. */
const headings = { h1: 'h3', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6', h6: 'h6' } as const;

/**
 * Text of users and models, as it will look. It is never taken for HTML: react-markdown shows tags as text, and the
 * sanitiser is a second lock on the same door.
 */
export default function Rendered({ children }: { readonly children: string }) {
  return (
    <Typography>
      <Markdown rehypePlugins={[rehypeSanitize]} components={headings}>
        {children}
      </Markdown>
    </Typography>
  );
}
