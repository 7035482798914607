const getAtt = (logicalId: string, attribute: string) => ({ 'Fn::GetAtt': [logicalId, attribute] });

const edgeFunction = (name: string, code: string) => ({
  Type: 'AWS::CloudFront::Function',
  Properties: {
    Name: name,
    AutoPublish: true,
    FunctionCode: code,
    FunctionConfig: { Comment: name, Runtime: 'cloudfront-js-2.0' },
  },
});

const associated = (logicalId: string) => [
  { EventType: 'viewer-request', FunctionARN: getAtt(logicalId, 'FunctionARN') },
];

const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';

const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

/** A site of its own in front of the sample app: a private bucket, a distribution, its functions and headers. */
export const siteTemplate = ({
  pageCode = `function handler(event) {
    var request = event.request;
    if (request.uri === '/where') return { statusCode: 200, headers: { 'content-type': { value: 'application/json' } }, body: JSON.stringify(event.request.querystring) };
    if (request.uri === '/broken') throw new Error('broken');
    if (request.uri.indexOf('.') < 0) request.uri = '/index.html';
    return request;
  }`,
  letsIn,
  config = {},
}: {
  readonly pageCode?: string;
  readonly letsIn?: string;
  /** Further settings of the distribution. */
  readonly config?: object;
} = {}) => ({
  Resources: {
    Files: { Type: 'AWS::S3::Bucket', Properties: {} },
    FilesPolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Files' },
        PolicyDocument: {
          Statement: {
            Effect: 'Allow',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Action: 's3:GetObject',
            Resource: { 'Fn::Sub': ['${Bucket}/*', { Bucket: getAtt('Files', 'Arn') }] },
            Condition: {
              StringEquals: {
                'AWS:SourceArn': {
                  'Fn::Sub': [
                    'arn:aws:cloudfront::${AWS::AccountId}:distribution/${Id}',
                    { Id: letsIn ?? getAtt('Site', 'Id') },
                  ],
                },
              },
            },
          },
        },
      },
    },
    Access: { Type: 'AWS::CloudFront::OriginAccessControl', Properties: { OriginAccessControlConfig: {} } },
    Page: edgeFunction('page', pageCode),
    Last: edgeFunction(
      'last',
      `async function handler(event) {
        var response = event.response;
        response.headers['x-saw'] = { value: String(response.headers['x-content-type-options'] !== undefined) };
        return response;
      }`,
    ),
    Headers: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: {
          Name: 'headers',
          SecurityHeadersConfig: {
            ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'self'", Override: true },
            StrictTransportSecurity: { AccessControlMaxAgeSec: 60, IncludeSubdomains: true, Override: true },
            ContentTypeOptions: { Override: true },
          },
          CustomHeadersConfig: { Items: [{ Header: 'cache-control', Value: 'mine', Override: false }] },
        },
      },
    },
    Site: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          Enabled: true,
          DefaultRootObject: 'index.html',
          Origins: [
            {
              Id: 'files',
              DomainName: getAtt('Files', 'RegionalDomainName'),
              OriginAccessControlId: getAtt('Access', 'Id'),
              S3OriginConfig: {},
            },
            {
              Id: 'notes',
              DomainName: {
                'Fn::Sub': [
                  '${Api}.execute-api.${AWS::Region}.amazonaws.com',
                  { Api: { 'Fn::ImportValue': 'sample-api' } },
                ],
              },
              CustomOriginConfig: { OriginProtocolPolicy: 'https-only' },
            },
          ],
          CacheBehaviors: [
            {
              PathPattern: '/notes*',
              TargetOriginId: 'notes',
              AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
            },
            {
              PathPattern: '/assets/*',
              TargetOriginId: 'files',
              CachePolicyId: cachingOptimized,
              Compress: true,
            },
          ],
          DefaultCacheBehavior: {
            TargetOriginId: 'files',
            ResponseHeadersPolicyId: { Ref: 'Headers' },
            ViewerProtocolPolicy: 'redirect-to-https',
            Compress: true,
            CachePolicyId: cachingDisabled,
            FunctionAssociations: [
              ...associated('Page'),
              { EventType: 'viewer-response', FunctionARN: getAtt('Last', 'FunctionARN') },
            ],
          },
          ...config,
        },
      },
    },
  },
});

/** What the framework writes beside the template: what is to lie in the bucket. */
export const siteState = { service: { custom: { site: { folder: 'dist', bucket: 'Files' } } } };
