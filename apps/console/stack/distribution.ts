import { type ApiExport, apiExportName, type Stage } from '@bayon/publisher/resources';
import { services } from './services.ts';

/** Policies that AWS manages (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html). */
const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const allViewerExceptHostHeader = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const apiOrigin = (id: string, stage: Stage, service: string, api: ApiExport) => ({
  Id: id,
  DomainName: {
    'Fn::Sub': [
      '${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}',
      { Api: { 'Fn::ImportValue': apiExportName(service, stage.name, api) } },
    ],
  },
  CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
});

const everyMethod = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'];

/** Nothing of an API is cached, and all that a viewer says but the name of the host goes through. */
const toApi = (origin: string) => ({
  TargetOriginId: origin,
  ViewerProtocolPolicy: 'https-only',
  AllowedMethods: everyMethod,
  CachePolicyId: cachingDisabled,
  OriginRequestPolicyId: allViewerExceptHostHeader,
});

const viewerRequest = (logicalId: string) => [
  { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': [logicalId, 'FunctionARN'] } },
];

const site = {
  TargetOriginId: 'site',
  ViewerProtocolPolicy: 'redirect-to-https',
  ResponseHeadersPolicyId: { Ref: 'SiteHeaders' },
};

/** A domain of one's own, and the certificate for it, which is of us-east-1. */
export interface CustomDomain {
  readonly name: string;
  readonly certificateArn: string;
}

/** One origin for the page, the HTTP APIs and the WebSocket: a browser needs no CORS, and a socket ends near the user. */
export const distribution = (stage: Stage, domain: CustomDomain | undefined) => ({
  SiteAccess: {
    Type: 'AWS::CloudFront::OriginAccessControl',
    Properties: {
      OriginAccessControlConfig: {
        Name: `bayon-console-${stage.name}`,
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    },
  },
  Distribution: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        Comment: `Bayon CoAgent ${stage.name}`,
        Enabled: true,
        HttpVersion: 'http2and3',
        IPV6Enabled: true,
        PriceClass: 'PriceClass_100',
        DefaultRootObject: 'index.html',
        ...(domain && {
          Aliases: [domain.name],
          ViewerCertificate: {
            AcmCertificateArn: domain.certificateArn,
            SslSupportMethod: 'sni-only',
            MinimumProtocolVersion: 'TLSv1.2_2021',
          },
        }),
        Origins: [
          {
            Id: 'site',
            DomainName: { 'Fn::GetAtt': ['SiteBucket', 'RegionalDomainName'] },
            OriginAccessControlId: { 'Fn::GetAtt': ['SiteAccess', 'Id'] },
            S3OriginConfig: {},
          },
          ...Object.keys(services).map((service) => apiOrigin(service, stage, service, 'HttpApiId')),
          apiOrigin('socket', stage, 'realtime', 'WebsocketsApiId'),
        ],
        CacheBehaviors: [
          {
            PathPattern: '/realtime',
            ...toApi('socket'),
            FunctionAssociations: viewerRequest('SocketFunction'),
          },
          ...Object.entries(services).flatMap(([service, paths]) =>
            paths.map((path) => ({ PathPattern: path, ...toApi(service) })),
          ),
          { PathPattern: '/assets/*', ...site, CachePolicyId: cachingOptimized, Compress: true },
        ],
        DefaultCacheBehavior: {
          ...site,
          CachePolicyId: cachingDisabled,
          FunctionAssociations: viewerRequest('PageFunction'),
        },
      },
    },
  },
});
