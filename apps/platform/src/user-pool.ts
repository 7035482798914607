import type { Stage } from '@bayon/publisher/resources';

/** Who agents are: the pool issues the tokens that every API and the WebSocket take. */
export const userPool = (stage: Stage) => ({
  UserPool: {
    Type: 'AWS::Cognito::UserPool',
    DeletionPolicy: stage.isProduction ? 'Retain' : 'Delete',
    UpdateReplacePolicy: stage.isProduction ? 'Retain' : 'Delete',
    Properties: {
      UserPoolName: `bayon-coagent-${stage.name}`,
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      DeletionProtection: stage.isProduction ? 'ACTIVE' : 'INACTIVE',
      Policies: { PasswordPolicy: { MinimumLength: 12 } },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    },
  },
  UserPoolClient: {
    Type: 'AWS::Cognito::UserPoolClient',
    DependsOn: ['OperatorScopes'],
    Properties: {
      ClientName: `bayon-coagent-web-${stage.name}`,
      UserPoolId: { Ref: 'UserPool' },
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      AccessTokenValidity: 60,
      IdTokenValidity: 60,
      RefreshTokenValidity: 30,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    },
  },
  // What operators may do beyond their own data.
  OperatorScopes: {
    Type: 'AWS::Cognito::UserPoolResourceServer',
    Properties: {
      UserPoolId: { Ref: 'UserPool' },
      Identifier: 'bayon',
      Name: 'Bayon CoAgent',
      Scopes: [{ ScopeName: 'operate', ScopeDescription: 'See and operate the event backbone' }],
    },
  },
});
