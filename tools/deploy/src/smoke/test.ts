import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { messageOf, NotReady } from '../errors.ts';
import { deployedStack } from '../stack/deployed.ts';
import { environmentOf, readStage } from '../stage-settings.ts';
import { openPage } from './agent.ts';
import type { Check, Ground, Result } from './check.ts';
import { access } from './checks/access.ts';
import { type Bus, everyEvent } from './checks/every-event.ts';
import { content } from './checks/content.ts';
import { operations } from './checks/operations.ts';
import { page } from './checks/page.ts';
import { services } from './checks/services.ts';
import { deployedReach, localReach, type Reach } from './reach.ts';
import { localUser, poolUser, type TestUser } from './test-user.ts';

/** A stage that can be tested, with a user of the test's own. */
interface Subject {
  readonly reach: Reach;
  readonly user: TestUser;
  /** What an operator looks at. */
  readonly operations: readonly Check[];
}

/** Uses a stage as a user does, and looks whether everything came of it. @returns whether all checks passed */
export async function test({
  stage,
  json,
}: {
  readonly stage: string;
  readonly json: boolean;
}): Promise<boolean> {
  const subject = await (stage === 'local' ? localSubject() : deployedSubject(stage));
  const agent = openPage(subject.reach, subject.user.token);
  const ground: Ground = { stage, reach: subject.reach, agent };
  const results: Result[] = [];
  try {
    for (const check of [access, content, ...services, page, ...subject.operations]) {
      const result = await outcomeOf(check, ground);
      results.push(result);
      if (!json) console.log(lineOf(result));
    }
  } finally {
    agent.leave();
    await subject.user.remove();
  }
  const failed = results.filter(({ passed }) => !passed);
  if (json) console.log(JSON.stringify({ stage, passed: failed.length === 0, results }, null, 2));
  else if (failed.length > 0) console.error(`${failed.map(({ check }) => check).join(', ')} failed`);
  return failed.length === 0;
}

const runName = () => String(Date.now());

/** Where `npm start` serves AWS's protocols; any keys do. */
const localAws = {
  endpoint: process.env['AWS_ENDPOINT_URL'] ?? 'http://localhost:4566',
  region: 'us-east-1',
  credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' },
};

async function localSubject(): Promise<Subject> {
  const reach = localReach();
  const run = runName();
  const name = `smoke-test-${run}`;
  const bus: Bus = {
    name: 'bayon-coagent-events-local',
    client: new EventBridgeClient(localAws),
    environment: {},
  };
  return {
    reach,
    user: await localUser(reach.origin, name),
    operations: [everyEvent(bus, { userId: name, run }), operations([], {})],
  };
}

async function deployedSubject(name: string): Promise<Subject> {
  const stage = await readStage(name);
  const endpoint = process.env['AWS_ENDPOINT_URL'];
  const options = { region: stage.region };
  const cloudFormation = new CloudFormationClient(options);
  const platform = await deployedStack(cloudFormation, `bayon-platform-${name}`);
  if (!platform) throw new NotReady(`nothing is deployed to ${name}`);
  const output = (key: string) =>
    platform.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue ?? '';
  const pool = { poolId: output('IssuerUrl').split('/').at(-1) ?? '', clientId: output('UserPoolClientId') };
  const environment = environmentOf(stage);
  const run = runName();
  const user = await poolUser(new CognitoIdentityProviderClient(options), pool, `smoke-test-${run}`);
  const bus: Bus = { name: output('BusName'), client: new EventBridgeClient(options), environment };
  return {
    reach: await deployedReach(cloudFormation, name, endpoint),
    user,
    operations: [
      everyEvent(bus, { userId: subjectOf(user.token), run }),
      // What a foreign cloud cannot have is in its list of gaps.
      operations(endpoint === undefined ? [] : ['archive'], environment),
    ],
  };
}

/** The user's id as the services know it. */
const subjectOf = (token: string): string =>
  (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub;

async function outcomeOf(check: Check, ground: Ground): Promise<Result> {
  const begun = performance.now();
  const result = (passed: boolean, seen: string): Result => ({
    check: check.name,
    passed,
    seen,
    milliseconds: Math.round(performance.now() - begun),
  });
  try {
    return result(true, await check.run(ground));
  } catch (error) {
    return result(false, messageOf(error));
  }
}

const lineOf = ({ check, passed, seen, milliseconds }: Result): string =>
  `${passed ? '✓' : '✗'} ${check.padEnd(11)} ${(milliseconds / 1_000).toFixed(1).padStart(5)} s  ${seen}`;
