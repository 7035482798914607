import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** How wide the window is, and whether it is dark. */
export type Looks = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'timezoneId' | 'reducedMotion'>;

/** Somebody at a browser, signed in. */
export interface Person {
  readonly user: string;
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the page: exceptions that nobody caught, and what the browser complains of. */
  readonly complaints: readonly string[];
  /** Opens another tab of the same browser. */
  readonly tab: (path?: string) => Promise<Page>;
  /** Goes somewhere by an address, as by a bookmark, and waits until the page shows what is there. */
  readonly open: (path: string) => Promise<void>;
  leave(): Promise<void>;
}

/** What the browser says of an answer that refuses, or of one that does not come: the page itself tells it to the person. */
const isOfAnAnswer = (text: string): boolean =>
  /^(Failed to load resource|WebSocket connection to )/.test(text);

/** Comes to the page for the first time with a browser of one's own, and signs in. */
export async function comeAs(
  browser: Browser,
  origin: string,
  user: string,
  looks: Looks = {},
): Promise<Person> {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 900 },
    timezoneId: 'America/Los_Angeles',
    // Nothing that a test or a picture waits for.
    reducedMotion: 'reduce',
    ...looks,
  });
  // A machine that does other things beside is slow: patience costs only where something is broken.
  context.setDefaultTimeout(120_000);
  const complaints: string[] = [];
  const watched = async (): Promise<Page> => {
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !isOfAnAnswer(message.text())) complaints.push(message.text());
    });
    return page;
  };
  const page = await watched();
  await page.goto(origin);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Somebody else').fill(user);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();

  const open = async (one: Page, path: string) => {
    await one.goto(`${origin}${path}`);
    await one.getByRole('navigation', { name: 'Pages' }).waitFor({ state: 'attached' });
    await one.getByRole('heading', { level: 1 }).waitFor();
  };
  return {
    ...{ user, page, context, complaints },
    async tab(path = '/') {
      const another = await watched();
      // A tab knows nothing of the others: it is told by the issuer who is here.
      await another.goto(`${origin}${path}`);
      await another.getByRole('button', { name: 'Sign in' }).click();
      await another.getByRole('heading', { level: 1 }).waitFor();
      return another;
    },
    open: (path) => open(page, path),
    leave: () => context.close(),
  };
}
