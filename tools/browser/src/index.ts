export { clientOf, furnish } from './furnish.ts';
export { launchBrowser } from './launch-browser.ts';
export { comeAs, type Person, type Looks } from './person.ts';
