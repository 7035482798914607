/** What a user may be called: the `sub` of a token is the userId of the services. */
export const isUserId = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9._:@+-]{1,128}$/.test(value);

export const USER_ID_RULE = 'a user is 1 to 128 characters of A-Z a-z 0-9 . _ : @ + -';
