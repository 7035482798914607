import type { Cloud } from './cloud.ts';

/** What a newcomer tries first, where an app deploys it. */
const EXAMPLE = {
  route: 'POST /studio/content',
  body: { contentType: 'blog-post', topic: 'Five tips for first-time buyers in Austin' },
};

const USER = 'ada';

/** What a person needs next: the addresses, a token, and a line to try. */
export async function greeting(cloud: Cloud, dataDir: string): Promise<string> {
  const { gatewayUrl, awsUrl, resources } = cloud;
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  const webSockets = ofType('AWS::ApiGatewayV2::Api')
    .filter(({ properties }) => properties['ProtocolType'] === 'WEBSOCKET')
    .map(({ stack }) => `${gatewayUrl.replace('http', 'ws')}/${stack}`);
  const port = new URL(gatewayUrl).port;
  const askToken = `npm run --silent token -- --user ${USER}${port === '4000' ? '' : ` --port ${port}`}`;

  const lines = [
    `The local cloud runs ${ofType('AWS::Lambda::Function').length} functions. Ctrl-C ends it, and its data stay in ${dataDir}.`,
    ...(ofType('AWS::CloudFront::Distribution').length > 0
      ? [`  Page           ${gatewayUrl}/   (in a browser: it asks who you want to be)`]
      : []),
    `  HTTP APIs      ${gatewayUrl}`,
    ...webSockets.map((address) => `  WebSocket API  ${address}`),
    `  AWS services   ${awsUrl}   (any AWS client: --endpoint-url ${awsUrl})`,
    `  Health         ${gatewayUrl}/_local/health`,
  ];
  if (ofType('AWS::Cognito::UserPoolClient').length > 0) {
    const token = await cloud.issueToken({ user: USER });
    lines.push(`A token of the user ${USER}, for an hour (another: ${askToken})`, `  ${token}`);
  }
  const [method, path] = EXAMPLE.route.split(' ');
  if (ofType('AWS::ApiGatewayV2::Route').some(({ properties }) => properties['RouteKey'] === EXAMPLE.route)) {
    const headers = `-H "authorization: Bearer $(${askToken})" -H 'content-type: application/json'`;
    lines.push(
      'Try',
      `  curl -X ${method ?? ''} ${gatewayUrl}${path ?? ''} ${headers} -d '${JSON.stringify(EXAMPLE.body)}'`,
    );
  }
  return ['', ...lines, ''].join('\n');
}
