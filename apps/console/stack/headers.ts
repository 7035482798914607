import { fromPlatform, type Stage } from '@bayon/publisher/resources';

/**
 * Scripts come from here and nowhere else, inline ones not at all. Styles may be inline: the component library sets
 * its variables so. The page speaks to its own origin and to where people sign in.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "connect-src 'self' https://${SignIn} https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const yearSeconds = 31_536_000;

/** What every answer of the site says to the browser. */
export const headers = (stage: Stage) => ({
  SiteHeaders: {
    Type: 'AWS::CloudFront::ResponseHeadersPolicy',
    Properties: {
      ResponseHeadersPolicyConfig: {
        Name: `bayon-console-${stage.name}`,
        SecurityHeadersConfig: {
          ContentSecurityPolicy: {
            ContentSecurityPolicy: {
              'Fn::Sub': [contentSecurityPolicy, { SignIn: fromPlatform(stage.name, 'UserPoolDomain') }],
            },
            Override: true,
          },
          StrictTransportSecurity: {
            AccessControlMaxAgeSec: yearSeconds,
            IncludeSubdomains: true,
            Override: true,
          },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          ReferrerPolicy: { ReferrerPolicy: 'same-origin', Override: true },
        },
        CustomHeadersConfig: {
          Items: [
            {
              Header: 'permissions-policy',
              Value: 'camera=(), geolocation=(), microphone=(), payment=()',
              Override: true,
            },
            { Header: 'cross-origin-opener-policy', Value: 'same-origin', Override: true },
          ],
        },
      },
    },
  },
});
