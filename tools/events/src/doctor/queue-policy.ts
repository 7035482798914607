/** A statement of a queue's policy, as IAM writes it. */
interface Statement {
  readonly Effect?: string;
  readonly Principal?: unknown;
  readonly Action?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * Whether a queue's policy lets EventBridge send for a rule. It knows the conditions by which such policies tell rules
 * apart (Arn… and String… of `aws:SourceArn` and `aws:SourceAccount`); under any other it does not count an allowance, and
 * does not count a denial.
 */
export function allowsRule(policy: string | undefined, queueArn: string, ruleArn: string): boolean {
  if (policy === undefined) return false;
  const { Statement: statements } = JSON.parse(policy) as { Statement?: unknown };
  const concerning = listOf(statements).filter((one): one is Statement =>
    concerns(one as Statement, queueArn, ruleArn),
  );
  return (
    concerning.some(({ Effect }) => Effect === 'Allow') && !concerning.some(({ Effect }) => Effect === 'Deny')
  );
}

function concerns(statement: Statement, queueArn: string, ruleArn: string): boolean {
  const { Principal, Action, Resource, Condition = {} } = statement;
  const { AWS, Service } = (Principal ?? {}) as { AWS?: unknown; Service?: unknown };
  return (
    (Principal === '*' || AWS === '*' || listOf(Service).includes('events.amazonaws.com')) &&
    listOf(Action).some((action) => isLike(String(action).toLowerCase(), 'sqs:sendmessage')) &&
    listOf(Resource).some((resource) => isLike(String(resource), queueArn)) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) =>
        holds(operator, key, listOf(wanted).map(String), ruleArn),
      ),
    )
  );
}

function holds(operator: string, key: string, wanted: readonly string[], ruleArn: string): boolean {
  const values: Readonly<Record<string, string>> = {
    'aws:sourcearn': ruleArn,
    'aws:sourceaccount': ruleArn.split(':')[4] ?? '',
  };
  const value = values[key.toLowerCase()];
  if (value === undefined) return false;
  const [, , comparison] = /^(Arn|String)(Equals|Like)$/.exec(operator) ?? [];
  if (comparison === undefined) return false;
  // ArnEquals takes wildcards as ArnLike does; StringEquals does not.
  return wanted.some((one) => (operator === 'StringEquals' ? one === value : isLike(one, value)));
}

/** `*` is any text, `?` one character. */
const isLike = (pattern: string, value: string): boolean =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    's',
  ).test(value);

const listOf = (value: unknown): readonly unknown[] => (value === undefined ? [] : [value].flat());
