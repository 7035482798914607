import { resourceTypes as apigateway } from './apigateway/index.ts';
import { resourceTypes as cloudfront } from './cloudfront/index.ts';
import { resourceTypes as cognito } from './cognito/index.ts';
import { resourceTypes as dynamodb } from './dynamodb/index.ts';
import { resourceTypes as eventbridge } from './eventbridge/index.ts';
import { resourceTypes as iam } from './iam/index.ts';
import { resourceTypes as lambda } from './lambda/index.ts';
import type { ResourceTypes } from './ports.ts';
import { resourceTypes as s3 } from './s3/index.ts';
import { resourceTypes as sqs } from './sqs/index.ts';

/** Every CloudFormation type that some service here executes. */
export const resourceTypes: ResourceTypes = {
  ...apigateway,
  ...cloudfront,
  ...cognito,
  ...dynamodb,
  ...eventbridge,
  ...iam,
  ...lambda,
  ...s3,
  ...sqs,
};
