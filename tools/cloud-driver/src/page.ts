import {
  type Client,
  type ClientOptions,
  type ConnectionState,
  createClient,
  type Notification,
  type Progress,
} from '@bayon/client';
import { inTime } from './deadline.ts';

/** A page of a user, made with the client library as a frontend makes it, and what it has shown. */
export interface Page {
  readonly client: Client;
  /** In the order in which they were shown. */
  readonly notifications: readonly Notification[];
  readonly progress: readonly Progress[];
  readonly states: readonly ConnectionState[];
  /** The last `seq` of the log, each time that the page had to begin anew; its beginning is the first. */
  readonly resets: readonly number[];
  /** Waits until what it shows satisfies a condition. @throws NotInTime telling what it shows */
  until(what: string, condition: (page: Page) => boolean): Promise<void>;
  close(): void;
}

/** What a page may do otherwise than usual. */
export type PageOptions = Partial<Omit<ClientOptions, 'origin'>>;

/** Opens a page, and waits until it is connected. It remembers nothing. @throws NotInTime */
export async function openPage(
  origin: string,
  options: PageOptions & Pick<ClientOptions, 'token'>,
): Promise<Page> {
  const client = createClient({ origin, storage: null, ...options });
  const { realtime } = client;
  const notifications: Notification[] = [];
  const progress: Progress[] = [];
  const states: ConnectionState[] = [];
  const resets: number[] = [];
  const looks = new Set<() => void>();
  const lookAgain = () => looks.forEach((look) => look());
  const note =
    <One>(list: One[]) =>
    (one: One) => {
      list.push(one);
      lookAgain();
    };
  realtime.on('notification', note(notifications));
  realtime.on('progress', note(progress));
  realtime.on('connection', note(states));
  realtime.on('reset', ({ lastSeq }) => note(resets)(lastSeq));

  const page: Page = {
    client,
    notifications,
    progress,
    states,
    resets,
    async until(what, condition) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const look = () => {
        if (condition(page)) resolve(undefined);
      };
      looks.add(look);
      look();
      const shown = () => `Shown: ${JSON.stringify({ states, notifications, progress }).slice(0, 4_000)}`;
      await inTime(what, promise, shown).finally(() => looks.delete(look));
    },
    close: () => realtime.close(),
  };
  realtime.connect();
  await page.until('the connection', () => states.at(-1) === 'connected');
  return page;
}
