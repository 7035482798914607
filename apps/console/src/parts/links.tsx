import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type Native<Props> = Props & Omit<ComponentPropsWithRef<'a'>, keyof Props>;

/** A link to a page, whose address, parameters and search are checked by the routes. */
export const PageLink = createLink((props: Native<AnchorProps>) => <Anchor {...props} />);

/** A link to a page that looks like a button. */
export const PageButton = createLink((props: Native<ButtonProps>) => <Button component="a" {...props} />);
