import { describe, expect, it } from 'vitest';
import { aTree, codeIn } from '../../test/a-tree.ts';
import service from './generator.ts';
import schema from './schema.json' with { type: 'json' };

describe('a name', () => {
  const { pattern, maxLength } = schema.properties.name;
  it.each(['tours', 'open-house', 'a1', 'area-51'])('may be %s', (name) => {
    expect(name).toMatch(new RegExp(pattern));
    expect(name.length).toBeLessThanOrEqual(maxLength);
  });
  it.each(['Tours', 'open house', 'open_house', '-tours', 'tours-', 'open--house', '7up', '../x', ''])(
    'may not be %j',
    (name) => expect(name).not.toMatch(new RegExp(pattern)),
  );
  it('leaves room for the longest rule name of a stage', () => {
    const name = 'x'.repeat(maxLength);
    expect(`bayon-${name}-production-${name}-item-recorded`.length).toBeLessThanOrEqual(64);
  });
});

describe('a service is refused, and nothing is written', () => {
  it.each([
    ['studio', 'apps/studio'],
    ['generators', 'tools/generators'],
    ['tools', 'tools/generators'],
    ['api', 'src/api'],
    ['rules', 'src/rules'],
    ['library', 'a page of the console (apps/console/src/routes.tsx)'],
    ['questions', 'a page of the console (apps/console/src/routes.tsx)'],
  ])('%s, which is taken by %s', async (name, by) => {
    const tree = aTree();
    const before = tree.listChanges().length;
    await expect(service(tree, { name })).rejects.toThrow(`The name ${name} is taken by ${by}.`);
    expect(tree.listChanges()).toHaveLength(before);
  });
});

it('is named wherever services are named', async () => {
  const tree = aTree();
  await service(tree, { name: 'open-house' });
  const services = codeIn(tree, 'libs/event-contracts/src/services.ts');
  expect(services).toContain(" | 'open-house';");
  expect(services).toContain(" 'bayon.coagent.open-house', ] as const");
  expect(codeIn(tree, 'apps/console/stack/services.ts')).toContain(" 'open-house': ['/open-house/*'], };");
  const owners = codeIn(tree, '.github/CODEOWNERS');
  expect(owners).toContain('/apps/open-house/ @bayon/open-house');
  expect(owners).toContain('/libs/event-contracts/src/open-house/ @bayon/open-house @bayon/platform');
});
