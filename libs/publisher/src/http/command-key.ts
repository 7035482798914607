/** What the keys of kept commands begin with: the only items of a service's table that its API may write. */
export const commandKeyPrefix = 'COMMAND#';
