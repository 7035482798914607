/** 128 random bits, as 32 hexadecimal digits. `randomUUID` is there in secure contexts only. */
export const randomName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
