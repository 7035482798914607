/** What of the bus is to be seen; what is not said matches all. */
export interface Filters {
  readonly sources: readonly string[];
  readonly detailTypes: readonly string[];
  readonly user: string | undefined;
  readonly correlation: string | undefined;
}

type Pattern = Readonly<Record<string, unknown>>;

/** The event pattern of a rule that matches what the filters say. */
export function patternOf({ sources, detailTypes, user, correlation }: Filters): Pattern {
  const ways = alternatives([
    user === undefined ? [] : [{ detail: { userId: [user] } }, { detail: { userIds: [user] } }],
    // An outside producer's plain event has no correlation id of its own: it is EventBridge's id.
    correlation === undefined
      ? []
      : [{ detail: { event: { correlationId: [correlation] } } }, { id: [correlation] }],
  ]);
  return {
    // A pattern must say something: every source begins with nothing.
    source: sources.length > 0 ? sources : [{ prefix: '' }],
    ...(detailTypes.length > 0 && { 'detail-type': detailTypes }),
    ...(ways.length > 0 && { $or: ways }),
  };
}

/** One pattern holds one `$or` at its top: what two of them would say, one says with every combination. */
const alternatives = (questions: readonly (readonly Pattern[])[]): readonly Pattern[] =>
  questions
    .filter((answers) => answers.length > 0)
    .reduce<readonly Pattern[]>(
      (found, answers) =>
        found.length === 0 ? answers : found.flatMap((one) => answers.map((answer) => merged(one, answer))),
      [],
    );

const merged = (one: Pattern, other: Pattern): Pattern => ({
  ...one,
  ...other,
  ...(one['detail'] !== undefined &&
    other['detail'] !== undefined && {
      detail: { ...(one['detail'] as Pattern), ...(other['detail'] as Pattern) },
    }),
});
