import { describe, expect, it } from 'vitest';
import { anApiRequest } from '../../test/api-request.ts';
import { Problem } from './problem.ts';
import { readUpload } from './read-upload.ts';

const requestOf = (bytes: Uint8Array, type: string) =>
  anApiRequest({
    body: Buffer.from(bytes).toString('base64'),
    isBase64Encoded: true,
    headers: { 'content-type': type },
  });
const read = (bytes: Uint8Array, type = 'text/csv') => readUpload(requestOf(bytes, type), 1_000);
const refusal = (bytes: Uint8Array, type?: string) =>
  read(bytes, type).catch((error: unknown) =>
    error instanceof Problem ? error : Promise.reject(error as Error),
  );

async function formOf(files: readonly Uint8Array[], fields: Readonly<Record<string, string>> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [place, file] of files.entries())
    form.set(`file${place}`, new Blob([new Uint8Array(file)]), 'a.csv');
  const sent = new Response(form);
  return [new Uint8Array(await sent.arrayBuffer()), sent.headers.get('content-type') ?? ''] as const;
}

describe('an upload', () => {
  it('is text in whatever encoding', async () => {
    expect(await read(Buffer.from([0x53, 0xfc, 0x64]))).toEqual({ text: 'Süd', encoding: 'Windows-1252' });
    expect(await read(Buffer.from('\ufeffSüd', 'utf16le'))).toEqual({ text: 'Süd', encoding: 'UTF-16LE' });
  });

  it('is the file of a form, beside whatever fields', async () => {
    const [body, type] = await formOf([Buffer.from([0x53, 0xfc, 0x64])], { note: 'ours' });
    expect(await read(body, type)).toEqual({ text: 'Süd', encoding: 'Windows-1252' });
  });

  it('that lost what it said on its way is refused, with what comes through', async () => {
    const lost = anApiRequest({ body: 'S\uFFFDd', headers: { 'content-type': 'text/csv' } });
    await expect(readUpload(lost, 1_000)).rejects.toMatchObject({
      status: 400,
      complaints: [{ path: 'body', message: expect.stringContaining('multipart/form-data') as string }],
    });
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'is no text'],
    ['a workbook', Buffer.from('PK\x03\x04\0', 'latin1'), 'is a workbook: save it as CSV'],
    ['UTF-16 without a mark', Buffer.from('Price', 'utf16le'), 'is no text'],
  ])('that is %s is refused', async (_, bytes, message) => {
    expect(await refusal(bytes)).toMatchObject({ status: 400, complaints: [{ message }] });
  });

  it('is no larger than it may be, in a form as well', async () => {
    expect(await refusal(Buffer.alloc(1_001, 'a'))).toMatchObject({ status: 413 });
    const [whole, type] = await formOf([Buffer.alloc(1_000, 'a')]);
    expect((await read(whole, type)).text).toHaveLength(1_000);
    expect(await refusal(...(await formOf([Buffer.alloc(1_001, 'a')])))).toMatchObject({ status: 413 });
  });

  it.each([
    ['no file', () => formOf([], { note: 'ours' }), 'must be a form with one file'],
    ['two files', () => formOf([Buffer.from('a'), Buffer.from('b')]), 'must be a form with one file'],
    [
      'no boundary',
      () => Promise.resolve([Buffer.from('x'), 'multipart/form-data'] as const),
      'is not the form',
    ],
    [
      'no end',
      async () => {
        const [body, type] = await formOf([Buffer.from('abc')]);
        return [body.subarray(0, -30), type] as const;
      },
      'is not the form',
    ],
  ])('in a form with %s is refused', async (_, form, message) => {
    const [body, type] = await form();
    expect(await refusal(body, type)).toMatchObject({
      status: 400,
      complaints: [{ message: expect.stringContaining(message) as string }],
    });
  });
});
