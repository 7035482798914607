import type { paths as Audit } from './audit.ts';
import type { paths as Brand } from './brand.ts';
import type { paths as Market } from './market.ts';
import type { paths as Realtime } from './realtime.ts';
import type { paths as Research } from './research.ts';
import type { paths as Studio } from './studio.ts';
import type { paths as User } from './user.ts';

/** Every route of every service, from their OpenAPI documents (`npx nx generate client`). */
export type Paths = Audit & Brand & Market & Realtime & Research & Studio & User;
