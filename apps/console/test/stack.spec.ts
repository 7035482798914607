import { afterEach, describe, expect, it, vi } from 'vitest';

interface Template {
  readonly Resources: Readonly<Record<string, { Type: string; Properties: Record<string, unknown> }>>;
}

async function templateOf(environment: Readonly<Record<string, string>> = {}): Promise<Template> {
  vi.resetModules();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const { default: configuration } = await import('../serverless.ts');
  return configuration.resources as unknown as Template;
}
afterEach(() => vi.unstubAllEnvs());

const text = async (logicalId: string, environment = {}) =>
  JSON.stringify((await templateOf(environment)).Resources[logicalId]);

describe('the stack of the page', () => {
  it('lets nobody read the bucket but its distribution', async () => {
    const policy = await text('SiteBucketPolicy');
    expect(policy).toContain('"Service":"cloudfront.amazonaws.com"');
    expect(policy).toContain('distribution/${Distribution}');
    expect(await text('SiteBucket')).toContain('"RestrictPublicBuckets":true');
  });

  it('has a policy without inline scripts, and forbids frames and guessing of types', async () => {
    const headers = await text('SiteHeaders');
    expect(headers).toContain("script-src 'self';");
    expect(headers).toContain("frame-ancestors 'none'");
    expect(headers).toContain('"FrameOption":"DENY"');
    expect(headers).toContain('"ContentTypeOptions":{"Override":true}');
    expect(headers).toContain('"AccessControlMaxAgeSec":31536000');
  });

  it('caches what has a hash in its name, and nothing else', async () => {
    const { Resources: resources } = await templateOf();
    const { DistributionConfig: config } = resources['Distribution']?.Properties as {
      readonly DistributionConfig: {
        readonly CacheBehaviors: readonly { readonly PathPattern: string; readonly CachePolicyId: string }[];
        readonly DefaultCacheBehavior: { readonly CachePolicyId: string };
      };
    };
    const disabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
    const cached = config.CacheBehaviors.filter(({ CachePolicyId: policy }) => policy !== disabled);
    expect(cached.map(({ PathPattern: pattern }) => pattern)).toEqual(['/assets/*']);
    expect(config.DefaultCacheBehavior.CachePolicyId).toBe(disabled);
  });

  it('has a domain of its own where one is named with its certificate', async () => {
    const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/1a2b';
    const named = { WEB_ORIGIN: 'https://app.example.com', WEB_CERTIFICATE_ARN: certificate };
    expect(await text('Distribution', named)).toContain('"Aliases":["app.example.com"]');
    vi.unstubAllEnvs();
    expect(await text('Distribution')).not.toContain('Aliases');
  });

  it.each([
    [{ WEB_CERTIFICATE_ARN: 'arn:aws:acm:us-east-1:123456789012:certificate/1a2b' }, /WEB_ORIGIN/],
    [
      {
        WEB_ORIGIN: 'https://app.example.com',
        WEB_CERTIFICATE_ARN: 'arn:aws:acm:eu-west-1:123456789012:certificate/1',
      },
      /us-east-1/,
    ],
  ])('refuses %j', async (environment, message) => {
    await expect(templateOf(environment)).rejects.toThrow(message);
  });
});
