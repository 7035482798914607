import { fieldsOf, optionalNumber, optionalText } from '../apigateway/properties.ts';
import { type Resource, StartupError } from '../ports.ts';

/** What a viewer gets in the place of an origin's error. */
export interface ErrorPage {
  readonly path: string;
  /** The status it is answered with. */
  readonly status: number;
}

/** The pages of `CustomErrorResponses`, by the status they stand for. @throws StartupError for half of a page */
export function errorPages(distribution: Resource): ReadonlyMap<number, ErrorPage> {
  const { CustomErrorResponses: responses } = fieldsOf(distribution.properties['DistributionConfig']);
  const pages = new Map<number, ErrorPage>();
  for (const response of (Array.isArray(responses) ? (responses as unknown[]) : []).map(fieldsOf)) {
    const [code, status] = [optionalNumber(response['ErrorCode']), optionalNumber(response['ResponseCode'])];
    const path = optionalText(response['ResponsePagePath']);
    // Without a page it only says how long an error is cached, and nothing is cached here.
    if (path === undefined && status === undefined) continue;
    if (code === undefined || status === undefined || !path?.startsWith('/'))
      throw new StartupError(
        `${distribution.stack}/${distribution.logicalId}: an error response needs an ErrorCode, and a ResponsePagePath (/…) with a ResponseCode`,
      );
    pages.set(code, { path, status });
  }
  return pages;
}
