import { expect, it } from 'vitest';
import { decode } from './decode.ts';

const text = 'Süd – 1 €';

it.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8', Buffer.from(`\ufeff${text}`)],
  ['UTF-16LE', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16BE', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['Windows-1252', Buffer.from([0x53, 0xfc, 0x64, 0x20, 0x96, 0x20, 0x31, 0x20, 0x80])],
])('reads %s', (encoding, bytes) => {
  expect(decode(bytes)).toEqual({ text, encoding });
});
