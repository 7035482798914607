import { type Host, ofType, startHost } from '@bayon/function-host';
import { accessKeyIdFor, type AwsRequest, type AwsResponse, type AwsService } from '@bayon/local-cloud/parts';

/** What functions meet in place of AWS. */
export type Surroundings = (service: AwsService, request: AwsRequest) => Promise<AwsResponse>;

/** The host of the functions, on which one world after another takes place. */
export interface Stage {
  readonly host: Host;
  /** The function that made a request. */
  readonly callerOf: (request: AwsRequest) => string | undefined;
  /** From now on functions meet these. */
  readonly surround: (surroundings: Surroundings) => void;
}

const nobody: Surroundings = () => Promise.reject(new Error('no world takes place'));

export async function openStage(appsDir: string, dataDir: string): Promise<Stage> {
  let surroundings = nobody;
  const host = await startHost({
    appsDir,
    dataDir,
    between: (service) => ({
      accepts: (request) => service.accepts(request),
      handle: (request) => surroundings(service, request),
    }),
  });
  const byKey = new Map(
    ofType(host.resources, 'AWS::Lambda::Function').map(({ ref, properties }) => [
      accessKeyIdFor(String(properties['Role'])),
      ref,
    ]),
  );
  return {
    host,
    callerOf: ({ headers }) => {
      const key = /Credential=([^/]+)\//.exec(String(headers['authorization']))?.[1];
      return key === undefined ? undefined : byKey.get(key);
    },
    surround: (next) => void (surroundings = next),
  };
}
