import { Typography } from '@mantine/core';
import Markdown from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';

/**
 * Text of users and models, as it will look. It is never taken for HTML: react-markdown shows tags as text, and the
 * sanitiser is a second lock on the same door.
 */
export default function Rendered({ children }: { readonly children: string }) {
  return (
    <Typography>
      <Markdown rehypePlugins={[rehypeSanitize]}>{children}</Markdown>
    </Typography>
  );
}
