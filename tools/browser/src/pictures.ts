import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { until } from '@bayon/cloud-driver';
import { comeAs, furnish, launchBrowser, type Looks, type Person } from './index.ts';

/** Takes the pictures of the documentation, from a running cloud: `npm run pictures`. */

const folder = new URL('../../../docs/pictures/', import.meta.url);
const wide: Looks = { viewport: { width: 1200, height: 860 } };
const narrow: Looks = { viewport: { width: 360, height: 740 } };

/** Each picture, where it is taken, and how. */
const pictures: readonly (readonly [name: string, path: string, looks: Looks])[] = [
  ['today', '/', wide],
  ['today-dark', '/', { ...wide, colorScheme: 'dark' }],
  ['today-telephone', '/', narrow],
  ['write', '/write?type=listing-description', { viewport: { width: 1200, height: 1500 } }],
  ['library', '/library', wide],
  ['piece', '/library/{contentId}', wide],
  ['audit', '/brand?tab=audit', wide],
  ['rankings', '/brand?tab=rankings&keyword={keyword}', wide],
  ['research', '/questions/{queryId}', wide],
  ['area', '/market?area=ballard', wide],
  ['alerts-telephone', '/market?tab=alerts', narrow],
  ['inbox', '/inbox', wide],
  ['inbox-dark-telephone', '/inbox', { ...narrow, colorScheme: 'dark' }],
  ['plan', '/plan', wide],
];

const { port } = parseArgs({ options: { port: { type: 'string', default: '4000' } } }).values;
const origin = `http://localhost:${port}`;
const answers = await fetch(`${origin}/_local/health`).then(
  ({ ok }) => ok,
  () => false,
);
if (!answers) {
  console.error(`Nothing answers at ${origin}: start the cloud first (npm start).`);
  process.exit(1);
}

mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
const user = `ada.${Date.now().toString(36)}`;
const places = await furnish(origin, user);

async function take(person: Person, name: string, path: string): Promise<void> {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, key: keyof typeof places) =>
    encodeURIComponent(places[key]),
  );
  await person.open(filled);
  const busy = person.page.locator('[aria-busy=true]');
  await until(`${name} to be there`, async () => ((await busy.count()) === 0 ? true : undefined));
  // Fonts and charts are painted in the next frames.
  await person.page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  await person.page.screenshot({ path: new URL(`${name}.png`, folder).pathname });
  console.log(`docs/pictures/${name}.png`);
}

for (const [name, path, looks] of pictures) {
  const person = await comeAs(browser, origin, user, looks);
  await take(person, name, path);
  await person.leave();
}
await browser.close();
