export { resourceTypes } from './resource-types.ts';
export { createTokenIssuer, type TokenIssuer } from './token-issuer.ts';
export { TokenRefused, type TokenRequest } from './token-request.ts';
export { isUserId, USER_ID_RULE } from './user-id.ts';
