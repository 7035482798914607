import { expect, it } from 'vitest';
import { withDeployedCode } from './deployed-code.ts';

const template = (version: string, place: string) => ({
  Resources: {
    ApiLambdaFunction: {
      Type: 'AWS::Lambda::Function',
      Properties: { Code: { S3Key: place }, MemorySize: 512 },
    },
    [version]: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'ApiLambdaFunction' } } },
  },
});

it('code that is the same stays where it is deployed', () => {
  const planned = withDeployedCode(template('ApiVersionA', 'new'), template('ApiVersionA', 'old'));

  expect(planned).toEqual(template('ApiVersionA', 'old'));
});

it('code that is another is at its new place', () => {
  const planned = withDeployedCode(template('ApiVersionB', 'new'), template('ApiVersionA', 'old'));

  expect(planned).toEqual(template('ApiVersionB', 'new'));
});
