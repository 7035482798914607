import type { FunctionInvoker, InvocationResult } from '../ports.ts';
import type { Integration } from './integration.ts';

/** The function's own result, or `late` when the integration's timeout passed first (the function runs on). */
export type IntegrationResult = InvocationResult | { readonly ok: false; readonly kind: 'late' };

export async function invokeWithin(
  functions: FunctionInvoker,
  { functionArn, timeoutMs }: Integration,
  event: unknown,
): Promise<IntegrationResult> {
  const { promise: late, resolve } = Promise.withResolvers<IntegrationResult>();
  const timer = setTimeout(() => resolve({ ok: false, kind: 'late' }), timeoutMs);
  try {
    return await Promise.race([functions.invoke(functionArn, event), late]);
  } finally {
    clearTimeout(timer);
  }
}
