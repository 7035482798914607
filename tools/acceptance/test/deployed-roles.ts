import { resourcesOf } from './deployed-resources.ts';

interface Statement {
  readonly Action: readonly string[];
  readonly Resource: unknown;
  readonly Condition?: object;
}

/** What each function of the packaged apps may do, by its role. */
export const functionRoles = resourcesOf('AWS::IAM::Role').map(({ stack, logicalId, properties }) => ({
  stack,
  role: logicalId,
  statements: (properties['Policies'] as { PolicyDocument: { Statement: Statement[] } }[]).flatMap(
    ({ PolicyDocument: { Statement: statements } }) =>
      statements.map((statement) => ({ ...statement, Action: [statement.Action].flat() })),
  ),
}));
