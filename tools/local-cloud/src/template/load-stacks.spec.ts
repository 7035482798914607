import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartupError } from '../ports.ts';
import { account, aTemplate, resourceTypes } from './fixtures.ts';
import { loadStacks, resolveStacks, type Stacks } from './load-stacks.ts';
import type { PackagedTemplate } from './packaged-template.ts';
import { localParameters } from './parameters.ts';

const queue = (properties: object = {}): PackagedTemplate['resources'][string] => ({
  Type: 'AWS::SQS::Queue',
  Properties: { QueueName: 'q', ...properties },
});
const resolve = (...templates: PackagedTemplate[]): Omit<Stacks, 'packages'> =>
  resolveStacks(templates, { account, resourceTypes, parameters: () => undefined });

const platform = aTemplate({
  stack: 'platform',
  stackName: 'platform-dev',
  resources: { Dlq: queue({ QueueName: 'dead' }) },
  outputs: {
    Dead: { Value: { 'Fn::GetAtt': 'Dlq.Arn' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-dead' } } },
  },
});
const imported = { 'Fn::ImportValue': 'platform-dev-dead' };

describe('stacks', () => {
  it('are ordered so that a stack follows those it imports from', () => {
    const studio = aTemplate({
      stack: 'a-studio',
      resources: { Inbox: queue({ RedrivePolicy: { deadLetterTargetArn: imported } }) },
    });
    const { order, resources, exports } = resolve(studio, platform);
    expect(order).toEqual(['platform', 'a-studio']);
    expect(resources.map((resource) => resource.logicalId)).toEqual(['Dlq', 'Inbox']);
    expect(resources[1]?.properties['RedrivePolicy']).toEqual({
      deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:dead',
    });
    expect(exports).toEqual({ 'platform-dev-dead': 'arn:aws:sqs:us-east-1:000000000000:dead' });
  });

  it('may not import from each other', () => {
    const studio = aTemplate({
      resources: { Inbox: queue({ Tags: [imported] }) },
      outputs: { Out: { Value: 'x', Export: { Name: 'studio-out' } } },
    });
    const circular = {
      ...platform,
      resources: { ...platform.resources, Other: queue({ Tags: [{ 'Fn::ImportValue': 'studio-out' }] }) },
    };
    expect(() => resolve(studio, circular)).toThrow(/import from each other.*studio → platform → studio/);
  });

  it('may not export the same name twice', () => {
    expect(() => resolve(platform, { ...platform, stack: 'copy' })).toThrow(
      'exported by both platform and copy',
    );
  });

  it('name the resource and the export of a missing import', () => {
    const studio = aTemplate({ resources: { Inbox: queue({ Tags: [imported] }) } });
    expect(() => resolve(studio)).toThrow(
      new StartupError('stack studio: Inbox: imports platform-dev-dead, which no packaged stack exports'),
    );
  });
});

describe('resources', () => {
  it('that refer to each other are refused with the circle', () => {
    const circle = {
      A: queue({ Tags: [{ Ref: 'B' }] }),
      B: queue({ Tags: [{ 'Fn::GetAtt': 'C.Arn' }] }),
      C: { ...queue(), DependsOn: 'B' },
    };
    expect(() => resolve(aTemplate({ resources: circle }))).toThrow(
      'stack studio: circular reference: B → C → B',
    );
  });

  it('whose condition does not hold do not exist, nor do outputs', () => {
    const { resources, outputs } = resolve(
      aTemplate({
        conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
        resources: { A: queue(), B: { ...queue(), Condition: 'Never' } },
        outputs: { B: { Condition: 'Never', Value: { Ref: 'B' } } },
      }),
    );
    expect(resources.map((resource) => resource.logicalId)).toEqual(['A']);
    expect(outputs).toEqual({ studio: {} });
  });

  it('that nothing runs get an identity, the same every time, and are named', () => {
    const template = aTemplate({
      resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm' },
        Other: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmName: 'late' } },
        Thing: { Type: 'AWS::Foo::Thing' },
        Inbox: queue({ Tags: [], KmsMasterKeyId: { Ref: 'Thing' } }),
      },
    });
    const { resources, notExecuted } = resolve(template);
    expect(resolve(template).resources).toEqual(resources);
    expect(resources[1]?.attributes).toEqual({ Arn: 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:late' });
    expect(resources[3]?.properties['KmsMasterKeyId']).toMatch(/^studio-Thing-[0-9a-f]{12}$/);
    expect(notExecuted).toEqual([
      'AWS::CloudWatch::Alarm (2)',
      'AWS::Foo::Thing (1)',
      'AWS::SQS::Queue.KmsMasterKeyId (1)',
    ]);
  });
});

describe('packaged apps', () => {
  let appsDir: string;
  beforeEach(async () => (appsDir = await mkdtemp(join(tmpdir(), 'apps-'))));
  afterEach(() => rm(appsDir, { recursive: true }));

  const load = (): Stacks => loadStacks({ appsDir, resourceTypes, account, parameters: () => undefined });
  const write = async (app: string, file: string, content: unknown): Promise<void> => {
    await mkdir(join(appsDir, app, '.serverless'), { recursive: true });
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    await writeFile(join(appsDir, app, '.serverless', file), text);
  };
  const templateFile = 'cloudformation-template-update-stack.json';

  it('are those with a template; a function is found by the name of its package', async () => {
    await mkdir(join(appsDir, 'unpackaged'));
    const fn = {
      Type: 'AWS::Lambda::Function',
      Properties: { Code: { S3Key: 'serverless/studio/dev/1-2/api.zip' } },
    };
    const outputs = { Name: { Value: { Ref: 'AWS::StackName' } } };
    await write('studio', templateFile, { Resources: { Api: fn }, Outputs: outputs });
    await write('studio', 'serverless-state.json', {
      service: { service: 'studio', provider: { stage: 'dev' } },
    });
    const { order, outputs: resolved, resources, packages } = load();
    expect([order, resolved]).toEqual([['studio'], { studio: { Name: 'studio-dev' } }]);
    expect(() => packages(resources[0]!)).toThrow('the package of Api is missing');
    await write('studio', 'api.zip', 'zip');
    expect(packages(resources[0]!)).toBe(join(appsDir, 'studio', '.serverless', 'api.zip'));
  });

  it('are asked for where there is none', () => {
    expect(load).toThrow(/no packaged app below .* run npx nx run-many -t package/);
  });

  it.each(['{ "Resources": ', '[]', '{"Resources":{"A":{}}}'])(
    'whose template is broken are named: %s',
    async (text) => {
      await write('studio', templateFile, text);
      expect(load).toThrow(StartupError);
      expect(load).toThrow(/studio.*cloudformation-template-update-stack\.json.*$/);
    },
  );
});

describe('local parameters', () => {
  let dataDir: string;
  beforeEach(async () => (dataDir = await mkdtemp(join(tmpdir(), 'parameters-'))));
  afterEach(() => rm(dataDir, { recursive: true }));

  it('come from the data directory, or from the environment, which wins', async () => {
    expect(localParameters(dataDir, {})('/model/key')).toBeUndefined();
    await writeFile(join(dataDir, 'parameters.json'), '{"/model/key":"file"}');
    expect(localParameters(dataDir, {})('/model/key')).toBe('file');
    expect(localParameters(dataDir, { PARAMETER_MODEL_KEY: 'variable' })('/model/key')).toBe('variable');
  });

  it('that are broken are named', async () => {
    await writeFile(join(dataDir, 'parameters.json'), '{');
    expect(() => localParameters(dataDir, {})).toThrow(/parameters\.json cannot be read/);
  });
});
