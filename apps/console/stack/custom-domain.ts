import type { CustomDomain } from './distribution.ts';

/**
 * The domain of one's own that `WEB_ORIGIN` names, where `WEB_CERTIFICATE_ARN` names a certificate for it; else the
 * distribution is reached at the name CloudFront gives it.
 *
 * @throws Error for what is no origin, or no certificate that CloudFront takes
 */
export function customDomain(
  environment: Readonly<Record<string, string | undefined>>,
): CustomDomain | undefined {
  const { WEB_ORIGIN: origin = '', WEB_CERTIFICATE_ARN: certificateArn = '' } = environment;
  if (certificateArn === '') return undefined;
  if (!/^https:\/\/[a-z0-9.-]+$/.test(origin))
    throw new Error(`WEB_ORIGIN=${origin}: with WEB_CERTIFICATE_ARN it must be https:// and a domain`);
  if (!/^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/.test(certificateArn))
    throw new Error(`WEB_CERTIFICATE_ARN=${certificateArn}: must be a certificate of ACM in us-east-1`);
  return { name: new URL(origin).hostname, certificateArn };
}
