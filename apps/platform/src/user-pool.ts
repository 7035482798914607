import type { Stage } from '@bayon/publisher/resources';

/**
 * Where the web page is: its own domain where `WEB_ORIGIN` names one, and this machine's but for production.
 *
 * @throws Error for what is no origin that Cognito sends people to
 */
function webOrigins(stage: Stage, webOrigin = ''): readonly string[] {
  const here = stage.isProduction ? [] : ['http://localhost:4000'];
  if (webOrigin === '') return here;
  if (!/^(https:\/\/[a-z0-9.-]+|http:\/\/localhost)(:\d+)?$/.test(webOrigin))
    throw new Error(`WEB_ORIGIN=${webOrigin}: must be an origin, such as https://app.example.com`);
  return [...new Set([webOrigin, ...here])];
}

/** Signing in by code on Cognito's pages, for a page that it knows: where there is none, none is let in. */
const hostedPages = (origins: readonly string[]) =>
  origins.length === 0
    ? {}
    : {
        SupportedIdentityProviders: ['COGNITO'],
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'],
        CallbackURLs: origins.map((origin) => `${origin}/signed-in`),
        LogoutURLs: origins.map((origin) => `${origin}/`),
      };

/** Who agents are: the pool issues the tokens that every API and the WebSocket take. */
export const userPool = (stage: Stage, webOrigin: string | undefined) => ({
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
      ...hostedPages(webOrigins(stage, webOrigin)),
    },
  },
  // Where people sign in. The name is unique in a region, so the account is in it.
  UserPoolDomain: {
    Type: 'AWS::Cognito::UserPoolDomain',
    Properties: {
      Domain: { 'Fn::Sub': `bayon-coagent-${stage.name}-\${AWS::AccountId}` },
      UserPoolId: { Ref: 'UserPool' },
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
