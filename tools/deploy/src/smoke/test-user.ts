import { randomBytes } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { createSrpSession, signSrpSession, wrapAuthChallenge, wrapInitiateAuth } from 'cognito-srp-helper';
import { NotReady } from '../errors.ts';

/** Somebody who exists for a test only. */
export interface TestUser {
  readonly token: string;
  remove(): Promise<void>;
}

/** Of this machine's issuer, which knows nobody and believes everybody. @throws NotReady where nothing answers */
export async function localUser(origin: string, name: string): Promise<TestUser> {
  const answer = await fetch(`${origin}/_local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: name }),
  }).catch((cause: unknown) => {
    throw new NotReady(`nothing answers at ${origin}: start the local cloud first (npm start)`, { cause });
  });
  if (!answer.ok) throw new NotReady(`there is no token for ${name}: ${await answer.text()}`);
  const { token } = (await answer.json()) as { readonly token: string };
  return { token, remove: () => Promise.resolve() };
}

/** Made in the stage's user pool with a password that nobody learns, and signed in as everybody is (SRP). */
export async function poolUser(
  cognito: CognitoIdentityProviderClient,
  { poolId, clientId }: { readonly poolId: string; readonly clientId: string },
  name: string,
): Promise<TestUser> {
  const user = { UserPoolId: poolId, Username: `${name}@bayon.invalid` };
  const password = `${randomBytes(24).toString('base64url')}aA1!`;
  await cognito.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS' }));
  const remove = async () => {
    await cognito.send(new AdminDeleteUserCommand(user));
  };
  try {
    await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
    return { token: await signIn(cognito, clientId, poolId, user.Username, password), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function signIn(
  cognito: CognitoIdentityProviderClient,
  ClientId: string,
  poolId: string,
  USERNAME: string,
  password: string,
): Promise<string> {
  const session = createSrpSession(USERNAME, password, poolId, false);
  const challenge = await cognito.send(
    new InitiateAuthCommand(
      wrapInitiateAuth(session, { ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME } }),
    ),
  );
  const { AuthenticationResult } = await cognito.send(
    new RespondToAuthChallengeCommand(
      wrapAuthChallenge(signSrpSession(session, challenge), {
        ClientId,
        ChallengeName: 'PASSWORD_VERIFIER',
        ChallengeResponses: { USERNAME },
      }),
    ),
  );
  const token = AuthenticationResult?.AccessToken;
  if (token === undefined) throw new NotReady(`the user pool ${poolId} gives ${USERNAME} no token`);
  return token;
}
