import type { Resource, Template } from '../stack/packaged-stacks.ts';

/** What a foreign cloud cannot execute, and what is done about it. */
export interface Gap {
  /** The resource or attribute. */
  readonly what: string;
  /** What is deployed there in its place. */
  readonly instead: string;
  /** What was seen. */
  readonly why: string;
  /** A stack that the cloud refuses for this reason. The day it takes it, `npm run foreign` says that this can go. */
  readonly probe: Template;
  readonly without: (template: Template) => Template;
}

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
    why: 'Unsupported resource type',
    probe: {
      Resources: {
        Bus: bus,
        Archive: {
          Type: 'AWS::Events::Archive',
          Properties: { SourceArn: { 'Fn::GetAtt': ['Bus', 'Arn'] }, ArchiveName: 'gap-probe' },
        },
      },
    },
    without: withoutType('AWS::Events::Archive'),
  },
  {
    what: 'AWS::Events::EventBusPolicy',
    instead: 'nothing: who may publish is in the roles alone',
    why: 'Unsupported resource type',
    probe: {
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
    without: withoutType('AWS::Events::EventBusPolicy'),
  },
  {
    what: 'AWS::ApiGatewayV2::Deployment',
    instead: 'the stage deploys by itself (AutoDeploy)',
    why: 'Unsupported resource type',
    probe: {
      Resources: {
        Api: webSocket,
        Deployment: { Type: 'AWS::ApiGatewayV2::Deployment', Properties: { ApiId: { Ref: 'Api' } } },
      },
    },
    without: (template) =>
      eachResource(withoutType('AWS::ApiGatewayV2::Deployment')(template), deployingItself),
  },
  {
    what: 'Fn::GetAtt UserPool.ProviderURL',
    instead: 'the address of the pool, made from its region and id as the documentation of ProviderURL says',
    why: 'the attribute resolves to the id of the pool',
    probe: {
      Resources: { Pool: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: 'gap-probe' } } },
      Outputs: { Url: { Value: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] } } },
    } as Template,
    without: (template) => replaced(template, isProviderUrl, providerUrl) as Template,
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
