import {
  GetEventSourceMappingCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  ListFunctionsCommand,
} from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { clientConfig } from '../eventbridge/a-cloud.ts';
import { aFunction, aHost, aResource, type Host } from './fixtures.ts';

let host: Host;
beforeEach(() => {
  host = aHost();
});
afterEach(() => host.dispose());

const queueArn = 'arn:aws:sqs:us-east-1:000000000000:inbox';
const api = aFunction('studio-api', { Timeout: 7, Environment: { Variables: { STAGE: 'local' } } });
const processor = aFunction('studio-processor');
const mapping = aResource('AWS::Lambda::EventSourceMapping', 'Source', {
  EventSourceArn: queueArn,
  FunctionName: processor.attributes['Arn'],
  BatchSize: '25',
  MaximumBatchingWindowInSeconds: 1,
  FunctionResponseTypes: ['ReportBatchItemFailures'],
});
const off = aResource('AWS::Lambda::EventSourceMapping', 'Off', {
  EventSourceArn: `${queueArn}-off`,
  FunctionName: 'studio-api',
  Enabled: false,
});

/** An SDK client of a host of these resources, which never starts. */
async function aClient() {
  const client = new LambdaClient(await clientConfig(host.create([api, processor, mapping, off]).service));
  onTestFinished(() => client.destroy());
  return client;
}

test('the functions of the templates are listed, in pages too', async () => {
  const client = await aClient();
  const all = await client.send(new ListFunctionsCommand({}));
  expect(all.Functions?.map(({ FunctionName }) => FunctionName)).toEqual(['studio-api', 'studio-processor']);
  expect(all.NextMarker).toBeUndefined();
  const first = await client.send(new ListFunctionsCommand({ MaxItems: 1 }));
  const second = await client.send(new ListFunctionsCommand({ MaxItems: 1, Marker: first.NextMarker }));
  expect(second.Functions?.map(({ FunctionName }) => FunctionName)).toEqual(['studio-processor']);
  expect(second.NextMarker).toBeUndefined();
});

test('a function is described by its name or ARN', async () => {
  const client = await aClient();
  for (const FunctionName of ['studio-api', api.attributes['Arn']!])
    expect(await client.send(new GetFunctionConfigurationCommand({ FunctionName }))).toMatchObject({
      FunctionName: 'studio-api',
      FunctionArn: api.attributes['Arn'],
      Role: 'arn:aws:iam::000000000000:role/studio-api',
      Handler: 'src/fn.handler',
      Runtime: 'nodejs24.x',
      Timeout: 7,
      MemorySize: 256,
      Environment: { Variables: { STAGE: 'local' } },
      State: 'Active',
      Version: '$LATEST',
    });
  await expect(
    client.send(new GetFunctionConfigurationCommand({ FunctionName: 'no' })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException', message: 'Function not found: no' });
});

test('event sources are listed by function or queue, and described', async () => {
  const client = await aClient();
  const list = async (input: object) => {
    const found = await client.send(new ListEventSourceMappingsCommand(input));
    return found.EventSourceMappings?.map(({ UUID }) => UUID);
  };
  expect(await list({})).toEqual([mapping.ref, off.ref]);
  expect(await list({ FunctionName: 'studio-processor' })).toEqual([mapping.ref]);
  expect(await list({ FunctionName: api.attributes['Arn'] })).toEqual([off.ref]);
  expect(await list({ EventSourceArn: queueArn })).toEqual([mapping.ref]);
  expect(await list({ FunctionName: 'studio-api', EventSourceArn: queueArn })).toEqual([]);

  const get = (UUID: string) => client.send(new GetEventSourceMappingCommand({ UUID }));
  expect(await get(mapping.ref)).toMatchObject({
    EventSourceArn: queueArn,
    FunctionArn: processor.attributes['Arn'],
    BatchSize: 25,
    MaximumBatchingWindowInSeconds: 1,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    State: 'Enabled',
  });
  expect(await get(off.ref)).toMatchObject({ State: 'Disabled', BatchSize: 10 });
  await expect(get('no')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
