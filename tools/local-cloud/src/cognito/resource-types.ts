import { optionalText } from '../apigateway/properties.ts';
import { stableId } from '../apigateway/stable-id.ts';
import type { ResourceIdentity, ResourceTypes } from '../ports.ts';

const poolId = ({ stack, logicalId, account }: ResourceIdentity): string =>
  `${account.region}_${stableId(9, stack, logicalId)}`;

/** The tokens' issuer: this machine, where AWS would say `https://cognito-idp.<region>.amazonaws.com/<pool>`. */
const providerUrl = (pool: ResourceIdentity): string =>
  `${pool.account.gatewayUrl}/_local/oidc/${poolId(pool)}`;

const clientId = ({ stack, logicalId }: ResourceIdentity): string => stableId(26, stack, logicalId);

/**
 * User pools as far as a development token issuer stands in for them: ids, issuer, clients, and hosted pages that ask
 * who somebody wants to be. Users, passwords and the flows of the SDK exist only in AWS.
 */
export const resourceTypes: ResourceTypes = {
  'AWS::Cognito::UserPool': {
    ref: poolId,
    attributes: (pool) => ({
      UserPoolId: poolId(pool),
      Arn: `arn:aws:cognito-idp:${pool.account.region}:${pool.account.accountId}:userpool/${poolId(pool)}`,
      ProviderName: providerUrl(pool).replace(/^https?:\/\//, ''),
      ProviderURL: providerUrl(pool),
    }),
    executed: [],
    awsOnly: [
      'UserPoolName',
      'AccountRecoverySetting',
      'AdminCreateUserConfig',
      'AliasAttributes',
      'AutoVerifiedAttributes',
      'DeletionProtection',
      'DeviceConfiguration',
      'EmailConfiguration',
      'EnabledMfas',
      'MfaConfiguration',
      'Policies',
      'Schema',
      'UserAttributeUpdateSettings',
      'UsernameAttributes',
      'UsernameConfiguration',
      'UserPoolAddOns',
      'UserPoolTags',
      'UserPoolTier',
      'VerificationMessageTemplate',
      'WebAuthnRelyingPartyID',
      'WebAuthnUserVerification',
    ],
  },
  'AWS::Cognito::UserPoolClient': {
    ref: clientId,
    attributes: (client) => ({
      ClientId: clientId(client),
      Name: optionalText(client.properties.ClientName) ?? '',
    }),
    executed: ['UserPoolId', 'AllowedOAuthScopes', 'CallbackURLs', 'LogoutURLs'],
    awsOnly: [
      'ClientName',
      'AccessTokenValidity',
      'AllowedOAuthFlows',
      'AllowedOAuthFlowsUserPoolClient',
      'AuthSessionValidity',
      'DefaultRedirectURI',
      'EnableTokenRevocation',
      'ExplicitAuthFlows',
      'GenerateSecret',
      'IdTokenValidity',
      'PreventUserExistenceErrors',
      'ReadAttributes',
      'RefreshTokenRotation',
      'RefreshTokenValidity',
      'SupportedIdentityProviders',
      'TokenValidityUnits',
      'WriteAttributes',
    ],
  },
  'AWS::Cognito::UserPoolResourceServer': {
    ref: ({ properties }) => optionalText(properties.Identifier) ?? '',
    attributes: () => ({}),
    executed: [],
    // Any scope may be put into a development token, whether a resource server declares it or not.
    awsOnly: ['Identifier', 'Name', 'Scopes', 'UserPoolId'],
  },
  'AWS::Cognito::UserPoolDomain': {
    ref: ({ properties }) => optionalText(properties.Domain) ?? '',
    attributes: () => ({ CloudFrontDistribution: '' }),
    executed: [],
    awsOnly: ['Domain', 'UserPoolId', 'CustomDomainConfig', 'ManagedLoginVersion'],
  },
};
