import { readFileSync } from 'node:fs';
import type { Resource, Template } from '../stack/packaged-stacks.ts';

/** What a foreign cloud cannot execute, and what is done about it. */
export interface Gap {
  /** The resource or attribute. */
  readonly what: string;
  /** What is deployed there in its place. */
  readonly instead: string;
  /** What was seen. */
  readonly why: string;
  /** How it is noticed that this can go. */
  readonly noticed: string;
  /** A stack that cannot be had there for this reason: the day it can, `npm run foreign` fails and names the gap. */
  readonly probe?: Probe;
  readonly without: (template: Template) => Template;
}

export interface Probe {
  readonly template: Template;
  /** Whether a stack that was made of it is what it should be. */
  readonly isRight: (outputs: ReadonlyMap<string, string>) => boolean;
}

const probed = 'its probe is a stack that MiniStack does not make';
const made = () => true;

const bus = { Type: 'AWS::Events::EventBus', Properties: { Name: 'gap-probe' } };
const webSocket = {
  Type: 'AWS::ApiGatewayV2::Api',
  Properties: {
    Name: 'gap-probe',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.action',
  },
};

/** Of MiniStack, in the version that `requirements.txt` pins. The list may only shrink. */
export const gaps: readonly Gap[] = [
  {
    what: 'AWS::Events::Archive',
    instead: 'nothing: there is no archive to replay from',
    why: 'Template format error: Unrecognized resource types',
    noticed: probed,
    probe: {
      template: {
        Resources: {
          Bus: bus,
          Archive: {
            Type: 'AWS::Events::Archive',
            Properties: { SourceArn: { 'Fn::GetAtt': ['Bus', 'Arn'] }, ArchiveName: 'gap-probe' },
          },
        },
      },
      isRight: made,
    },
    without: withoutType('AWS::Events::Archive'),
  },
  {
    what: 'AWS::Events::EventBusPolicy',
    instead: 'nothing: who may publish is in the roles alone',
    why: 'Template format error: Unrecognized resource types',
    noticed: probed,
    probe: {
      template: {
        Resources: {
          Bus: bus,
          Policy: {
            Type: 'AWS::Events::EventBusPolicy',
            Properties: {
              EventBusName: { Ref: 'Bus' },
              StatementId: 'probe',
              Statement: {
                Effect: 'Deny',
                Principal: '*',
                Action: 'events:PutEvents',
                Resource: { 'Fn::GetAtt': ['Bus', 'Arn'] },
                Condition: { StringNotEquals: { 'events:source': 'probe' } },
              },
            },
          },
        },
      },
      isRight: made,
    },
    without: withoutType('AWS::Events::EventBusPolicy'),
  },
  {
    what: 'AWS::ApiGatewayV2::Deployment',
    instead: 'the stage deploys by itself (AutoDeploy)',
    why: 'Template format error: Unrecognized resource types',
    noticed: probed,
    probe: {
      template: {
        Resources: {
          Api: webSocket,
          Deployment: { Type: 'AWS::ApiGatewayV2::Deployment', Properties: { ApiId: { Ref: 'Api' } } },
        },
      },
      isRight: made,
    },
    without: (template) =>
      eachResource(withoutType('AWS::ApiGatewayV2::Deployment')(template), deployingItself),
  },
  {
    what: 'Fn::GetAtt UserPool.ProviderURL',
    instead: 'the address of the pool, made from its region and id as the documentation of ProviderURL says',
    why: 'the attribute resolves to the id of the pool',
    noticed: 'its probe is a stack whose output is no address',
    probe: {
      template: {
        Resources: { Pool: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: 'gap-probe' } } },
        Outputs: { Url: { Value: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] } } },
      },
      isRight: (outputs) => outputs.get('Url')?.startsWith('https://cognito-idp.') === true,
    },
    without: (template) => replaced(template, isProviderUrl, providerUrl) as Template,
  },
  {
    what: 'the hosts cognito-idp.<region>.amazonaws.com and <api>.execute-api.localhost, as functions reach them',
    instead:
      'hosts.mjs is loaded before the functions that know them: they lead to the foreign cloud (NODE_OPTIONS)',
    why: 'it signs tokens in the name of the one, and tells functions the other; nothing on a machine resolves them',
    noticed: 'not by itself: both names would have to lead to it',
    without: (template) => eachResource(template, knowingHosts),
  },
  {
    what: 'the Sec-WebSocket-Protocol that $connect answers',
    instead:
      'the test speaks as a simple client does: its token is in the address, and no subprotocol is agreed on',
    why: 'it accepts every WebSocket without a subprotocol, which ends a client that offered one',
    noticed: 'not by itself: the test would have to speak bayon.v1 there (simple-socket.ts)',
    without: (template) => template,
  },
];

function withoutType(type: string): Gap['without'] {
  return (template) => {
    const gone = new Set(
      Object.entries(template.Resources).flatMap(([id, resource]) => (resource.Type === type ? [id] : [])),
    );
    const kept = Object.entries(template.Resources).filter(([id]) => !gone.has(id));
    return {
      ...template,
      Resources: Object.fromEntries(kept.map(([id, resource]) => [id, withoutDependsOn(resource, gone)])),
    };
  };
}

function withoutDependsOn({ DependsOn, ...resource }: Resource, gone: ReadonlySet<string>): Resource {
  const left = [DependsOn ?? []].flat().filter((id) => !gone.has(id));
  return left.length > 0 ? { ...resource, DependsOn: left } : resource;
}

const eachResource = (template: Template, change: (resource: Resource) => Resource): Template => ({
  ...template,
  Resources: Object.fromEntries(Object.entries(template.Resources).map(([id, one]) => [id, change(one)])),
});

function deployingItself(resource: Resource): Resource {
  if (resource.Type !== 'AWS::ApiGatewayV2::Stage' || !resource.Properties?.['DeploymentId']) return resource;
  const properties = Object.entries(resource.Properties).filter(([name]) => name !== 'DeploymentId');
  return { ...resource, Properties: { ...Object.fromEntries(properties), AutoDeploy: true } };
}

const hosts = readFileSync(new URL('hosts.mjs', import.meta.url), 'utf8');

/** A function that checks tokens or posts to connections, with its hosts made known to it. */
function knowingHosts(resource: Resource): Resource {
  const environment = resource.Properties?.['Environment'] as { Variables?: object } | undefined;
  const known = Object.keys(environment?.Variables ?? {});
  if (!['ISSUER_URL', 'WEBSOCKET_ENDPOINT'].some((name) => known.includes(name))) return resource;
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(hosts)}`;
  const Variables = { ...environment?.Variables, NODE_OPTIONS };
  return { ...resource, Properties: { ...resource.Properties, Environment: { Variables } } };
}

const isProviderUrl = (part: object) => {
  const named = (part as { 'Fn::GetAtt'?: unknown })['Fn::GetAtt'];
  return Array.isArray(named) && named[1] === 'ProviderURL' ? (named[0] as string) : undefined;
};

const providerUrl = (pool: string) => ({
  'Fn::Sub': `https://cognito-idp.\${AWS::Region}.amazonaws.com/\${${pool}}`,
});

/** The same with something else in place of each part that is found. */
function replaced(
  part: unknown,
  found: (part: object) => string | undefined,
  instead: (found: string) => object,
): unknown {
  if (Array.isArray(part)) return part.map((one) => replaced(one, found, instead));
  if (typeof part !== 'object' || part === null) return part;
  const what = found(part);
  if (what !== undefined) return instead(what);
  return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, replaced(one, found, instead)]));
}
