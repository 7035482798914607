import { describe, expect, it } from 'vitest';
import { complaintsOf } from './complaints.ts';
import { documentOf, services } from './documents.ts';

it('knows the services that describe an API', () => {
  expect(services).toEqual(
    expect.arrayContaining(['audit', 'brand', 'market', 'realtime', 'studio', 'user']),
  );
});

describe.each(services)('the description of %s', (service) => {
  it('is OpenAPI 3.1, whole, and what is written down: npm run openapi -- --write where the routes have changed', async () => {
    expect(await complaintsOf(await documentOf(service))).toEqual([]);
  });
});

describe('a description', () => {
  const sound = () => documentOf('studio');

  it('that was not written down is complained of', async () => {
    expect(await complaintsOf({ ...(await sound()), written: '{}\n' })).toEqual([
      expect.stringContaining('studio: openapi.json is not what the code describes'),
    ]);
  });

  it('that is no OpenAPI is complained of', async () => {
    const { document, ...more } = await sound();
    const broken = { ...document, info: {} };
    const complaints = await complaintsOf({ ...more, document: broken });
    expect(complaints[0]).toContain('is no OpenAPI 3.1');
  });

  it('that does not say what is answered is complained of', async () => {
    const { document, ...more } = await sound();
    const get = { operationId: 'describe', responses: { 401: { description: 'no' } } };
    const paths = { ...(document as { paths: object }).paths, '/x': { get } };
    const complaints = await complaintsOf({ ...more, document: { ...document, paths } });
    expect(complaints).toEqual(
      expect.arrayContaining([
        'studio: GET /x says nothing of what is answered when all is well',
        'studio: two operations are called describe',
      ]),
    );
  });
});
