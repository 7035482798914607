import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The sea at Ballard: dark enough for white text on it (4.5 : 1) from the sixth shade on. */
const sea: MantineColorsTuple = [
  '#e6f7fa',
  '#d3ebf0',
  '#a7d6df',
  '#77c0cf',
  '#51aec1',
  '#3aa3b9',
  '#0e7c93',
  '#0b7285',
  '#075f70',
  '#004b59',
];

export const theme = createTheme({
  colors: { sea },
  primaryColor: 'sea',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  // A ring around what has the focus, for who comes by keyboard.
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    // Capitals are harder to read, and a screen reader may spell them.
    Badge: { defaultProps: { tt: 'none' }, styles: { root: { flexShrink: 0 } } },
    // What it says is not to be cut off.
    Button: { styles: { root: { flexShrink: 0 } } },
  },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Open Sans", sans-serif',
});

/** Mantine's own are too faint to read (below 4.5 : 1). */
export const readable: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#545c64',
    '--mantine-color-placeholder': '#646d75',
    '--mantine-color-error': '#c92a2a',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b1b8',
    '--mantine-color-placeholder': '#9aa2a9',
    '--mantine-color-error': '#ff8787',
  },
});
