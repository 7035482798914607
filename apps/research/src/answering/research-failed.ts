/** Research gave up. `message` is for the user to read and names no internals; `cause` is for operators. */
export class ResearchFailed extends Error {
  override readonly name = 'ResearchFailed';
}
