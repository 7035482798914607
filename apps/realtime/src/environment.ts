// The small build of zod: the functions that check nothing else load the faster for it.
import * as z from 'zod/mini';

/** What `serverless.ts` gives each function, checked once, when the function is loaded. */
export const environment = z
  .object({
    TABLE: z.string().check(z.minLength(3)),
    BUS: z.string().check(z.minLength(1)),
    /** Days that settled records recognise duplicates. */
    RETENTION_DAYS: z.coerce.number().check(z.int(), z.positive()),
    QUEUE_URL: z.url(),
    DEAD_LETTERS_URL: z.url(),
    /** The WebSocket API with its stage, as clients reach it: `wss://…/production` */
    WEBSOCKET_ENDPOINT: z.url(),
    ISSUER_URL: z.url(),
    USER_POOL_CLIENT_ID: z.string().check(z.minLength(1)),
  })
  .parse(process.env);
