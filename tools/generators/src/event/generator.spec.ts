import { expect, it } from 'vitest';
import { aTree, services, codeIn } from '../../test/a-tree.ts';
import event from './generator.ts';

it.each(services)('an event is taken by %s, beside all that it takes', async (consumer) => {
  const tree = aTree();
  const files = [`apps/${consumer}/src/subscriptions.ts`, `apps/${consumer}/src/rules/index.ts`] as const;
  const before = files.map((path) => wordsOf(codeIn(tree, path)));
  await event(tree, { name: 'tour-booked', service: 'market', consumer });
  const [subscriptions = '', rules = ''] = files.map((path) => codeIn(tree, path));
  expect(subscriptions).toMatch(/consumes = \[[^\]]*\bTourBooked, \] as const/);
  expect(rules).toContain(" 'Tour Booked': tourBookedRule, };");
  expect(wordsOf(subscriptions)).toEqual(expect.arrayContaining(before[0] ?? []));
  expect(wordsOf(rules)).toEqual(expect.arrayContaining(before[1] ?? []));
  const contract = codeIn(tree, 'libs/event-contracts/src/market/tour-booked.ts');
  expect(contract).toContain(`consumers: ['${consumer}']`);
  expect(contract).toContain("sources: ['bayon.coagent.market']");
});

const wordsOf = (code: string): string[] => code.split(/\W+/);

it.each([
  [{ name: 'content-generated', service: 'studio' }, 'The event Content Generated exists already'],
  [{ name: 'tour-booked', service: 'tours' }, 'There is no service tours in apps/. There are: '],
  [{ name: 'tour-booked', service: 'studio', consumer: 'tours' }, 'There is no service tours'],
  [{ name: 'tour-booked', service: 'realtime' }, 'realtime publishes nothing'],
  [
    { name: 'tour-booked', service: 'studio', consumer: 'realtime' },
    'apps/realtime/src/rules/index.ts is not as a generator expects it: there is no “RulesFor<typeof consumes> = {”',
  ],
  [
    { name: 'x'.repeat(48), service: 'research' },
    'is 10 characters too long: its rule on the bus, bayon-research-production-x',
  ],
])('%j is refused', async (options, message) => {
  await expect(event(aTree(), options)).rejects.toThrow(message);
});

it('overwrites nothing', async () => {
  const tree = aTree();
  tree.write('apps/studio/src/rules/voice.ts', 'mine');
  await expect(event(tree, { name: 'voice', service: 'studio' })).rejects.toThrow('already exists');
});
