import type { ApiRequest } from '@bayon/publisher/http';

/** The scope of a token that may see everything (apps/platform/src/user-pool.ts). */
export const operate = 'bayon/operate';

/** Who asks. */
export interface Asker {
  readonly userId: string;
  readonly isOperator: boolean;
}

export const askerOf = ({ userId, scopes }: Pick<ApiRequest<never, never>, 'userId' | 'scopes'>): Asker => ({
  userId,
  isOperator: scopes.includes(operate),
});
