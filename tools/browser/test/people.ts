import { type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { comeAs, launchBrowser, type Looks, type Person } from '../src/index.ts';

/** People who come to the page in a test; they leave with it, and none of them had anything to complain of. */
export function usePeople(origin: () => string = () => inject('origin')) {
  let browser: Browser;
  let people: Person[] = [];
  let count = 0;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    const complaints = people.flatMap((person) => person.complaints);
    await Promise.all(people.map((person) => person.leave()));
    people = [];
    expect(complaints).toEqual([]);
  });
  afterAll(() => browser.close());
  return {
    /** Somebody who was never here. */
    async come(name: string, looks?: Looks): Promise<Person> {
      const person = await comeAs(browser, origin(), `${name}-${process.pid}-${(count += 1)}`, looks);
      people.push(person);
      return person;
    },
    /** The same person at another browser. */
    async comeAgain({ user }: Person, looks?: Looks): Promise<Person> {
      const person = await comeAs(browser, origin(), user, looks);
      people.push(person);
      return person;
    },
    browser: () => browser,
    origin,
  };
}
