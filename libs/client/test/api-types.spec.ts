import { readFile } from 'node:fs/promises';
import openapi, { astToString } from 'openapi-typescript';
import { expect, it } from 'vitest';

/** The services whose calls are typed, by their OpenAPI documents. */
const services = ['audit', 'brand', 'market', 'realtime', 'research', 'studio', 'user'];

it.each(services)(
  'types the calls of %s as it describes them: run vitest with -u where it has changed',
  async (service) => {
    const document = await readFile(
      new URL(`../../../apps/${service}/openapi.json`, import.meta.url),
      'utf8',
    );
    const types = astToString(await openapi(document));
    await expect(types).toMatchFileSnapshot(`../src/api/${service}.ts`);
  },
);
