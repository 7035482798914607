import { everySource } from '@bayon/event-contracts';
import { exportName, platformExports, stageOf } from '@bayon/publisher/resources';
import { afterEach, describe, expect, it, vi } from 'vitest';

interface Template {
  readonly Resources: Readonly<
    Record<string, { Type: string; DeletionPolicy?: string; Properties: Record<string, unknown> }>
  >;
  readonly Outputs: Readonly<Record<string, { readonly Export: { readonly Name: string } }>>;
}

/** What would be deployed to a stage. */
async function templateOf(stage: string): Promise<Template> {
  vi.resetModules();
  vi.stubEnv('STAGE', stage);
  const { default: configuration } = await import('../serverless.ts');
  return configuration.resources as unknown as Template;
}

afterEach(() => vi.unstubAllEnvs());

describe('the platform', () => {
  it('has the bus by its name, with an archive of 90 days in production and 30 else', async () => {
    for (const [stage, days] of [
      ['production', 90],
      ['development', 30],
    ] as const) {
      const { Resources: resources } = await templateOf(stage);
      expect(resources['ApplicationEventBus']?.Properties['Name']).toBe(`bayon-coagent-events-${stage}`);
      expect(resources['Archive']?.Properties).toMatchObject({
        RetentionDays: days,
        SourceArn: { 'Fn::GetAtt': ['ApplicationEventBus', 'Arn'] },
      });
    }
  });

  it('takes events of the known sources only', async () => {
    const { Resources: resources } = await templateOf('production');
    expect(resources['ApplicationEventBusPolicy']?.Properties['Statement']).toMatchObject({
      Effect: 'Deny',
      Action: 'events:PutEvents',
      Condition: { StringNotEquals: { 'events:source': everySource } },
    });
  });

  it('offers every export that the services import', async () => {
    const { Outputs: outputs } = await templateOf('production');
    expect(
      Object.values(outputs)
        .map(({ Export: { Name } }) => Name)
        .sort(),
    ).toEqual(platformExports.map((name) => exportName('production', name)).sort());
  });

  it('keeps the key and the users when a production stack goes', async () => {
    const [production, development] = [await templateOf('production'), await templateOf('development')];
    for (const kept of ['Key', 'UserPool']) {
      expect(production.Resources[kept]?.DeletionPolicy).toBe('Retain');
      expect(development.Resources[kept]?.DeletionPolicy).toBe('Delete');
    }
  });

  it('encrypts the bus and what is archived by its own key, which rotates', async () => {
    const { Resources: resources } = await templateOf('production');
    for (const encrypted of ['ApplicationEventBus', 'Archive']) {
      expect(resources[encrypted]?.Properties['KmsKeyIdentifier']).toEqual({ 'Fn::GetAtt': ['Key', 'Arn'] });
    }
    expect(resources['Key']?.Properties['EnableKeyRotation']).toBe(true);
  });

  it('shows every service on the dashboard', async () => {
    const body = JSON.stringify((await templateOf('production')).Resources['Dashboard']);
    for (const service of ['studio', 'brand', 'research', 'market', 'user', 'realtime', 'audit']) {
      expect(body).toContain(`bayon-${service}-inbox-production`);
    }
  });
});

describe('the pages where people sign in', () => {
  const clientOf = async (stage: string, origin?: string) => {
    if (origin !== undefined) vi.stubEnv('WEB_ORIGIN', origin);
    return (await templateOf(stage)).Resources['UserPoolClient']?.Properties;
  };

  it('send people back to the web page of the stage, and on to this machine where it is not production', async () => {
    expect(await clientOf('production', 'https://app.example.com')).toMatchObject({
      AllowedOAuthFlows: ['code'],
      CallbackURLs: ['https://app.example.com/signed-in'],
      LogoutURLs: ['https://app.example.com/'],
    });
    expect((await clientOf('development', 'https://dev.example.com'))?.['CallbackURLs']).toEqual([
      'https://dev.example.com/signed-in',
      'http://localhost:4000/signed-in',
    ]);
  });

  it.each([undefined, ''])('let nobody in while production has no web page (%j)', async (origin) => {
    vi.stubEnv('WEB_ORIGIN', origin);
    expect(await clientOf('production')).not.toHaveProperty('AllowedOAuthFlows');
  });

  it('name an address once', async () => {
    expect((await clientOf('development', 'http://localhost:4000'))?.['CallbackURLs']).toEqual([
      'http://localhost:4000/signed-in',
    ]);
  });

  it.each(['*', 'app.example.com', 'https://app.example.com/', 'http://app.example.com'])(
    'cannot be told to send people to %s',
    async (origin) => {
      await expect(clientOf('production', origin)).rejects.toThrow(`WEB_ORIGIN=${origin}: must be an origin`);
    },
  );

  it('have a name that is the account’s own, which the stack offers', async () => {
    const { Resources: resources, Outputs: outputs } = await templateOf('development');
    expect(resources['UserPoolDomain']?.Properties).toEqual({
      Domain: { 'Fn::Sub': 'bayon-coagent-development-${AWS::AccountId}' },
      UserPoolId: { Ref: 'UserPool' },
    });
    expect(outputs['UserPoolDomain']).toMatchObject({
      Value: { 'Fn::Sub': '${UserPoolDomain}.auth.${AWS::Region}.amazoncognito.com' },
    });
  });
});

describe('a stage', () => {
  it('is local where nothing is said', () => {
    expect(stageOf({})).toEqual({
      name: 'local',
      isProduction: false,
      region: 'us-east-1',
      retentionDays: 30,
    });
  });

  it.each(['Production', 'x', 'a_b', '-a', 'a'.repeat(22)])('cannot be called %s', (name) => {
    expect(() => stageOf({ STAGE: name })).toThrow(`STAGE=${name}`);
  });

  it.each(['0', '1.5', '3651', 'a year'])('keeps events for whole days, and not for %s', (days) => {
    expect(() => stageOf({ RETENTION_DAYS: days })).toThrow(`RETENTION_DAYS=${days}`);
  });

  it('keeps events for as long as it is told', () => {
    expect(stageOf({ STAGE: 'production', RETENTION_DAYS: '365' }).retentionDays).toBe(365);
  });

  it('logs as much as it is told, by a level that there is', () => {
    expect(stageOf({ LOG_LEVEL: 'DEBUG' }).logLevel).toBe('DEBUG');
    expect(() => stageOf({ LOG_LEVEL: 'LOUD' })).toThrow('LOG_LEVEL=LOUD');
  });
});
