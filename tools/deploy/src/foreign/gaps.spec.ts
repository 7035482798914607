import { describe, expect, it } from 'vitest';
import type { Template } from '../stack/packaged-stacks.ts';
import { gaps } from './gaps.ts';

const filled = (template: Template): Template => gaps.reduce((left, { without }) => without(left), template);

describe('what a foreign cloud cannot execute', () => {
  it('is left out, and nothing else waits for it', () => {
    const { Resources } = filled({
      Resources: {
        Bus: { Type: 'AWS::Events::EventBus' },
        Archive: { Type: 'AWS::Events::Archive', DependsOn: ['Bus'] },
        Rule: { Type: 'AWS::Events::Rule', DependsOn: ['Archive', 'Bus'] },
        Other: { Type: 'AWS::Events::Rule', DependsOn: 'Archive' },
      },
    });

    expect(Resources).toEqual({
      Bus: { Type: 'AWS::Events::EventBus' },
      Rule: { Type: 'AWS::Events::Rule', DependsOn: ['Bus'] },
      Other: { Type: 'AWS::Events::Rule' },
    });
  });

  it('a WebSocket’s stage deploys by itself', () => {
    const { Resources } = filled({
      Resources: {
        Deployment: { Type: 'AWS::ApiGatewayV2::Deployment' },
        Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { DeploymentId: { Ref: 'Deployment' } } },
      },
    });

    expect(Resources).toEqual({
      Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { AutoDeploy: true } },
    });
  });

  it('the address of a user pool is spelt, wherever it is named', () => {
    const url = { 'Fn::GetAtt': ['UserPool', 'ProviderURL'] };

    const { Resources, Outputs } = filled({
      Resources: { A: { Type: 'AWS::X::Y', Properties: { list: [url] } } },
      Outputs: { Url: { Value: url } },
    });

    const spelt = { 'Fn::Sub': 'https://cognito-idp.${AWS::Region}.amazonaws.com/${UserPool}' };
    expect(Resources['A']?.Properties).toEqual({ list: [spelt] });
    expect(Outputs?.['Url']?.Value).toEqual(spelt);
  });

  it('only functions that know a host are told where it is', () => {
    const lambda = (Variables: object) => ({
      Type: 'AWS::Lambda::Function',
      Properties: { Environment: { Variables } },
    });

    const { Resources } = filled({
      Resources: { Knows: lambda({ ISSUER_URL: 'https://x' }), Other: lambda({ TABLE: 'x' }) },
    });

    expect(JSON.stringify(Resources['Knows'])).toContain('NODE_OPTIONS');
    expect(Resources['Other']).toEqual(lambda({ TABLE: 'x' }));
  });

  it.each(gaps)(
    '$what says what is done instead, why, and how it is noticed',
    ({ instead, why, noticed }) => {
      for (const said of [instead, why, noticed]) expect(said).not.toBe('');
    },
  );
});
