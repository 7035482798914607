import specifications from '@asyncapi/specs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { createActions } from '../src/actions/index.ts';
import { asyncApi } from '../src/protocol/async-api.ts';

const document = asyncApi();

describe('the AsyncAPI document', () => {
  it('describes the WebSocket as it is: run vitest with -u where the protocol has changed', async () => {
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('../asyncapi.json');
  });

  it('is one of AsyncAPI 3', () => {
    const schema = specifications.schemasWithoutId['3.0.0'];
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    const validate = ajv.compile(schema as object);
    expect(validate(document) ? [] : validate.errors).toEqual([]);
  });

  it('refers to nothing that is not there', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!);
    expect(refs.length).toBeGreaterThan(20);
    for (const path of refs) {
      const found = path
        .split('/')
        .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document);
      expect([path, found]).toEqual([path, expect.any(Object)]);
    }
  });

  it('has an operation for each action that is known', () => {
    const operations = document['operations'] as Readonly<Record<string, { readonly action: string }>>;
    const received = Object.entries(operations).flatMap(([name, { action }]) =>
      action === 'receive' ? [name] : [],
    );
    const actions = createActions({} as Parameters<typeof createActions>[0]);
    expect(received.toSorted()).toEqual([...actions.keys()].toSorted());
  });
});
