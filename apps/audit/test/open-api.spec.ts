import { openApi } from '@bayon/publisher/http';
import { expect, it } from 'vitest';
import { description, routes } from '../src/api/routes.ts';

it('is described as it is: run vitest with -u where the routes have changed', async () => {
  const document = JSON.stringify(openApi(description, Object.values(routes)), null, 2);
  await expect(`${document}\n`).toMatchFileSnapshot('../openapi.json');
});
