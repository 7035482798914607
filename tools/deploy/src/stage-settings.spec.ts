import { describe, expect, it } from 'vitest';
import { checkSettings, environmentOf, readStage } from './stage-settings.ts';

describe('a stage', () => {
  it.each(['development', 'production'])('%s has a file of its own that can be used', async (name) => {
    const stage = await readStage(name);

    expect(stage.file).toBe(`tools/deploy/stages/${name}.ts`);
    expect(environmentOf(stage)).toMatchObject({ STAGE: name, AWS_REGION: stage.region });
  });

  it('of one’s own is like development', async () => {
    expect(await readStage('ada')).toMatchObject({ name: 'ada', file: 'tools/deploy/stages/development.ts' });
  });

  it.each(['Ada', 'a', '../production', 'x'.repeat(22)])('is not called %s', async (name) => {
    await expect(readStage(name)).rejects.toThrow(`STAGE=${name}`);
  });

  it('local is no stage that is deployed', async () => {
    await expect(readStage('local')).rejects.toThrow('npm start');
  });
});

describe('settings', () => {
  it('that cannot be are refused by their paths', () => {
    const said = {
      region: 'Frankfurt',
      retentionDays: 0,
      logLevel: 'LOUD',
      model: { writer: 'bedrock' },
      regoin: 'x',
    };

    const refused = () => checkSettings(said, 'stages/mine.ts');

    for (const path of ['region:', 'retentionDays:', 'logLevel:', 'model.modelId:', '(all):'])
      expect(refused).toThrow(path);
    expect(refused).toThrow('stages/mine.ts');
  });

  it('become the variables that every serverless.ts reads', () => {
    const settings = checkSettings(
      {
        region: 'eu-central-1',
        retentionDays: 400,
        logLevel: 'WARN',
        web: { origin: 'https://app.example.com', certificateArn: 'arn:aws:acm:us-east-1:1:certificate/a' },
        model: { writer: 'openai', model: 'm', baseUrl: 'https://ai.example.com/v1', apiKeySecret: 'ai' },
        webSearch: { engine: 'brave', apiKeySecret: 'brave' },
      },
      'stages/mine.ts',
    );

    expect(environmentOf({ name: 'mine', region: settings.region, settings, file: '' })).toEqual({
      STAGE: 'mine',
      AWS_REGION: 'eu-central-1',
      RETENTION_DAYS: '400',
      LOG_LEVEL: 'WARN',
      WEB_ORIGIN: 'https://app.example.com',
      WEB_CERTIFICATE_ARN: 'arn:aws:acm:us-east-1:1:certificate/a',
      BAYON_WRITER: 'openai',
      OPENAI_MODEL: 'm',
      OPENAI_BASE_URL: 'https://ai.example.com/v1',
      OPENAI_API_KEY_SECRET: 'ai',
      BAYON_WEB_SEARCH: 'brave',
      BRAVE_API_KEY_SECRET: 'brave',
    });
  });
});
