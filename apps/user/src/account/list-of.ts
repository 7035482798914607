/** `condos`, `condos and farms`, `condos, farms and land` */
export const listOf = (things: readonly string[]): string =>
  things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} and ${things.at(-1) ?? ''}`;
