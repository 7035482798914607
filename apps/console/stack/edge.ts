import { fromPlatform, type Stage } from '@bayon/publisher/resources';

/** Files of the page beside its `assets/`. Every other address is one of the page's own, which its entry shows. */
const files = ['/icon.svg'];

/** What the page asks first: where people sign in. So one build serves every stage. */
const configuration = '{"issuer":"${Issuer}","clientId":"${Client}"}';

/** A function that sees each request before anything else does (cloudfront-js-2.0: no SDK, no network, 10 KB). */
const edgeFunction = (stage: Stage, name: string, comment: string, code: object | string) => ({
  Type: 'AWS::CloudFront::Function',
  Properties: {
    Name: `bayon-console-${stage.name}-${name}`,
    AutoPublish: true,
    FunctionConfig: { Comment: comment, Runtime: 'cloudfront-js-2.0' },
    FunctionCode: code,
  },
});

export const edge = (stage: Stage) => ({
  PageFunction: edgeFunction(stage, 'page', 'Shows the entry for every address of the page', {
    'Fn::Sub': [
      `function handler(event) {
  var request = event.request;
  if (request.uri === '/configuration.json') {
    return {
      statusCode: 200,
      statusDescription: 'OK',
      headers: { 'content-type': { value: 'application/json' }, 'cache-control': { value: 'no-cache' } },
      body: '${configuration}',
    };
  }
  if (${JSON.stringify(files)}.indexOf(request.uri) < 0) request.uri = '/index.html';
  return request;
}
`,
      { Issuer: fromPlatform(stage.name, 'IssuerUrl'), Client: fromPlatform(stage.name, 'UserPoolClientId') },
    ],
  }),
  SocketFunction: edgeFunction(
    stage,
    'socket',
    'A WebSocket API is reached at its stage',
    `function handler(event) {
  event.request.uri = '/${stage.name}';
  return event.request;
}
`,
  ),
});
