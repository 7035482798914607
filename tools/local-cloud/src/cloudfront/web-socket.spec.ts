import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { account, quiet } from '../apigateway/api-fixtures.ts';
import { aClient, refusalOf, startWebSockets, stopAll } from '../apigateway/websocket/websocket-fixtures.ts';
import type { Resource } from '../ports.ts';
import { createDistribution } from './distribution.ts';
import { resourceTypes } from './resource-types.ts';

afterEach(stopAll);

function aResource(type: string, logicalId: string, properties: Resource['properties']): Resource {
  const identity = { stack: 'site', logicalId, properties, account };
  const found = resourceTypes[`AWS::CloudFront::${type}`];
  if (!found) throw new Error(`no resource type ${type}`);
  const { stack } = identity;
  return {
    ...{ stack, logicalId, properties, type: `AWS::CloudFront::${type}` },
    ref: found.ref(identity),
    attributes: found.attributes(identity),
  };
}

/** A WebSocket API behind a distribution, whose function leads `/realtime` to the stage. */
async function startBehindDistribution(code: string) {
  const started = await startWebSockets({ routes: { $connect: {}, $default: {} } });
  const { api, gateway } = started;
  const edge = aResource('Function', 'Socket', {
    Name: 'socket',
    FunctionConfig: { Runtime: 'cloudfront-js-2.0' },
    FunctionCode: code,
  });
  const socket = {
    TargetOriginId: 'socket',
    FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: edge.ref }],
  };
  const distribution = aResource('Distribution', 'Site', {
    DistributionConfig: {
      Origins: [{ Id: 'socket', DomainName: `${api.ref}.execute-api.us-east-1.amazonaws.com` }],
      CacheBehaviors: [{ PathPattern: '/realtime', ...socket }],
      DefaultCacheBehavior: { TargetOriginId: 'socket' },
    },
  });
  const front = createDistribution({
    ...{ resources: [api, edge, distribution], account, log: quiet },
    objects: { get: () => undefined },
  });
  if (!front) throw new Error('no distribution');
  gateway.putInFront(front);
  return started;
}

const toStage = "event.request.uri = '/dev'; return event.request;";

test('a WebSocket is opened at the path of its behaviour, with the query that the viewer sent', async () => {
  const { url, eventsOf } = await startBehindDistribution(`function handler(event) { ${toStage} }`);
  const { socket } = await aClient(`${url}/realtime?userId=ada`);
  socket.send('hello');
  await vi.waitFor(() => expect(eventsOf('fn:$default')).toHaveLength(1));
  expect(eventsOf('fn:$default')[0]?.body).toBe('hello');
  expect(eventsOf('fn:$connect')[0]).toMatchObject({
    queryStringParameters: { userId: 'ada' },
    requestContext: { stage: 'dev' },
  });
  socket.close();
  await once(socket, 'close');
});

test('the API sees what the function changed of the handshake', async () => {
  const { url, eventsOf } = await startBehindDistribution(
    `async function handler(event) {
      event.request.headers['x-from'] = { value: event.request.cookies.id.value };
      event.request.querystring = { userId: { value: 'bob' } };
      ${toStage}
    }`,
  );
  const socket = new WebSocket(`${url}/realtime?userId=ada`, { headers: { cookie: 'id=7' } });
  await once(socket, 'open');
  expect(eventsOf('fn:$connect')[0]).toMatchObject({
    headers: { 'x-from': '7' },
    queryStringParameters: { userId: 'bob' },
  });
  socket.terminate();
});

test('no WebSocket is opened elsewhere, nor where the function fails', async () => {
  const { url } = await startBehindDistribution('function handler(event) { throw new Error("broken"); }');
  expect((await refusalOf(`${url}/elsewhere`)).status).toBe(404);
  expect((await refusalOf(`${url}/realtime`)).status).toBe(503);
});
