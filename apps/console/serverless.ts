import { stageOf } from '@bayon/publisher/resources';
import type { AWS } from 'serverless';
import { bucket } from './stack/bucket.ts';
import { customDomain } from './stack/custom-domain.ts';
import { distribution } from './stack/distribution.ts';
import { edge } from './stack/edge.ts';
import { headers } from './stack/headers.ts';

const stage = stageOf(process.env);

/** The page, and the one origin of all that it speaks to. Deployed after the services, for it names their APIs. */
const configuration: AWS = {
  service: 'bayon-console',
  frameworkVersion: '4',
  configValidationMode: 'error',
  provider: {
    name: 'aws',
    stage: stage.name,
    region: stage.region as 'us-east-1',
  },
  custom: {
    // What is put into the bucket once the stack is there (tools/site).
    site: { folder: 'dist', bucket: 'SiteBucket' },
  },
  resources: {
    Description: 'Bayon CoAgent: the web page, and one origin for the APIs and the WebSocket',
    Resources: {
      ...bucket(stage),
      ...edge(stage),
      ...headers(stage),
      ...distribution(stage, customDomain(process.env)),
    },
    Outputs: {
      SiteBucket: { Value: { Ref: 'SiteBucket' } },
      DistributionId: { Value: { Ref: 'Distribution' } },
      SiteUrl: { Value: { 'Fn::Sub': 'https://${Distribution.DomainName}' } },
    },
  },
};

export default configuration;
