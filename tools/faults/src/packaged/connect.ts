import { functionOf, InvocationFailed } from '@bayon/function-host';
import type { PackagedWorld } from './packaged-world.ts';

/** Has realtime's own functions let connections come (`$connect`) and go (`$disconnect`). Throws InvocationFailed. */
export const connections = ({ host }: Pick<PackagedWorld, 'host'>) => {
  const invoke = async (name: string, requestContext: object) => {
    const answer = await host.invoke(functionOf(host.resources, 'realtime', name).ref, { requestContext });
    const { statusCode } = answer as { readonly statusCode?: number };
    if (statusCode !== 200) throw new InvocationFailed(`${name}: ${JSON.stringify(answer)}`);
  };
  return {
    come: (userId: string, connectionId: string) =>
      invoke('connect', { connectionId, authorizer: { userId, protocol: 'v1' } }),
    go: (connectionId: string) => invoke('disconnect', { connectionId }),
  };
};
