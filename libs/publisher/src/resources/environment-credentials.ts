/**
 * Lambda gives a function its role's keys in environment variables, and nothing else does. The SDK's own chain would
 * also ask profiles, processes, SSO, web identities and the instance: that is 120 KiB in each bundle and a fifth of its
 * load time (see `alias` in bundling.ts).
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
