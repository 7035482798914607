import type { Changed } from './changes.ts';

/** What is lost where a resource of a type is replaced or removed, for those that hold something. */
const lost: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table':
    'its items are lost: take a backup, or keep the table and let the new one be filled from it',
  'AWS::Cognito::UserPool': 'every user is lost, and every token is worthless',
  'AWS::Cognito::UserPoolClient': 'whoever is signed in has to sign in again',
  'AWS::Events::EventBus': 'its rules and its archive go with it, and what is published meanwhile is refused',
  'AWS::Events::Archive': 'what it keeps can not be replayed any more',
  'AWS::KMS::Key': 'what it encrypted cannot be read once the key is gone',
  'AWS::SQS::Queue': 'messages that wait in it are lost: let it drain first',
  'AWS::S3::Bucket': 'a bucket that is not empty stops the deployment; what is in it is lost',
  'AWS::Logs::LogGroup': 'its logs are lost',
  'AWS::ApiGatewayV2::Api': 'its address is another one, and those who know the old one find nobody',
  'AWS::CloudFront::Distribution': 'the page is at another address',
};

/** The plan of one stack: a line that counts, and a line for what one should look at. */
export function inWords(app: string, changes: readonly Changed[]): readonly string[] {
  if (changes.length === 0) return [`${app}: nothing changes`];
  const of = (action: Changed['action']) => changes.filter((change) => change.action === action);
  const counts = [
    [of('add').length, 'added'],
    [of('modify').length, 'changed'],
    [of('may replace').length, 'changed or replaced'],
    [of('replace').length, 'replaced'],
    [of('remove').length, 'removed'],
  ] as const;
  const counted = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return [
    `${app}: ${counted.join(', ')}`,
    ...addedLines(of('add')),
    ...changes.filter((change) => !onlyFollows(change)).flatMap(changeLines),
    ...followingLine(changes.filter(onlyFollows).length),
  ];
}

/** It is touched because of another, and nothing is lost by it. */
const onlyFollows = ({ follows, action, type }: Changed): boolean =>
  follows && (action === 'modify' || (action === 'may replace' && lost[type] === undefined));

const followingLine = (count: number): readonly string[] =>
  count === 0 ? [] : [`  ${count} more only refer to what changes`];

/** By type: of a stack that is new there are dozens. */
function addedLines(added: readonly Changed[]): readonly string[] {
  const byType = Map.groupBy(added, ({ type }) => type);
  return [...byType].map(([type, { length, 0: first }]) =>
    length === 1 ? `  + ${type} ${first?.logicalId ?? ''}` : `  + ${length} × ${type}`,
  );
}

const signs = { modify: '~', 'may replace': '~', replace: '!', remove: '-' } as const;

function changeLines({ action, type, logicalId, properties }: Changed): readonly string[] {
  if (action === 'add') return [];
  const named = properties.length > 0 ? ` (${properties.join(', ')})` : '';
  const line = `  ${signs[action]} ${type} ${logicalId}${named}`;
  if (action === 'modify') return [line];
  const warning = lost[type];
  if (action === 'may replace')
    return warning === undefined ? [line] : [line, `      may be replaced: then ${warning}`];
  const what = action === 'replace' ? 'replaced' : 'removed';
  return warning === undefined ? [line] : [line, `      WARNING: it is ${what}; ${warning}`];
}
