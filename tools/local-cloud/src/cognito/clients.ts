import { textList } from '../apigateway/properties.ts';
import type { Resource } from '../ports.ts';
import type { KnownClient } from './hosted-pages/authorization-request.ts';

/** The apps of a user pool. */
export const clientsOf = (resources: readonly Resource[], poolId: string): readonly KnownClient[] =>
  resources
    .filter(
      ({ type, properties }) => type === 'AWS::Cognito::UserPoolClient' && properties.UserPoolId === poolId,
    )
    .map(({ ref, properties }) => ({
      clientId: ref,
      callbackUrls: textList(properties.CallbackURLs),
      logoutUrls: textList(properties.LogoutURLs),
      scopes:
        properties.AllowedOAuthScopes === undefined ? undefined : textList(properties.AllowedOAuthScopes),
    }));
