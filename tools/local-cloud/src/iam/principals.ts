import { accessKeyIdFor } from '../lambda/access-key.ts';
import { StartupError, type LocalAccount, type Log, type Resource } from '../ports.ts';
import { managedPolicies } from './managed-policies.ts';
import { statementsOf, type Statement } from './policy.ts';
import { UnknownPolicy } from './unknown-policy.ts';

/** A role as its functions act under it. */
export interface Principal {
  /** `arn:aws:sts::000000000000:assumed-role/<role>/<function>`, as error messages name it. */
  readonly arn: string;
  readonly statements: readonly Statement[];
}

/** The roles of all stacks by the access key id of their functions. Throws `StartupError` for a policy unknown here. */
export function principalsOf(
  resources: readonly Resource[],
  { accountId }: LocalAccount,
  log: Log,
): Map<string, Principal> {
  const roles = resources.filter(({ type }) => type === 'AWS::IAM::Role');
  return new Map(
    roles.map((role) => {
      const arn = role.attributes['Arn'] ?? '';
      const functions = resources.filter(
        ({ type, properties }) => type === 'AWS::Lambda::Function' && properties['Role'] === arn,
      );
      // A session is named after its function; the key of a shared role does not tell which one it is.
      const session = functions.length === 1 && functions[0] ? functions[0].ref : role.ref;
      return [
        accessKeyIdFor(arn),
        {
          arn: `arn:aws:sts::${accountId}:assumed-role/${role.ref}/${session}`,
          statements: statementsFor(role, resources, log),
        },
      ];
    }),
  );
}

/** Everything that is attached to a role, in whichever way CloudFormation allows. */
function statementsFor(role: Resource, resources: readonly Resource[], log: Log): Statement[] {
  const inline = list(role.properties['Policies']).map(
    (policy) => (policy as { PolicyDocument: unknown }).PolicyDocument,
  );
  const attachedArns = list(role.properties['ManagedPolicyArns']).map(String);
  const attached = resources
    .filter(({ type, ref, properties }) => {
      if (type === 'AWS::IAM::RolePolicy') return properties['RoleName'] === role.ref;
      if (type !== 'AWS::IAM::Policy' && type !== 'AWS::IAM::ManagedPolicy') return false;
      return list(properties['Roles']).includes(role.ref) || attachedArns.includes(ref);
    })
    .map(({ properties }) => properties['PolicyDocument']);
  const byAws = attachedArns
    .filter((arn) => arn.includes(':iam::aws:'))
    .map((arn) => managedByAws(arn, role, log));

  try {
    return [...inline, ...attached, ...byAws].flatMap(statementsOf);
  } catch (cause) {
    if (!(cause instanceof UnknownPolicy)) throw cause;
    throw new StartupError(`stack ${role.stack}: ${role.logicalId}: ${cause.message} is not known here`, {
      cause,
    });
  }
}

function managedByAws(arn: string, { stack, logicalId }: Resource, log: Log): object {
  const document = managedPolicies[arn.split('/').at(-1) ?? ''];
  if (document === undefined)
    log.warn(`stack ${stack}: ${logicalId}: the policy ${arn} is not known here and grants nothing`);
  return document ?? { Statement: [] };
}

const list = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());
