import { describe, expect, it } from 'vitest';
import { chooseWriter } from './choose-writer.ts';

describe('choosing a writer', () => {
  it.each([
    [{ writer: 'offline' }, 'offline-composer'],
    [{ writer: 'offline', openaiBaseUrl: '', bedrockModelId: undefined }, 'offline-composer'],
    [{ writer: 'bedrock', bedrockModelId: 'us.amazon.nova' }, 'us.amazon.nova'],
    [{ writer: 'openai', openaiBaseUrl: 'http://localhost:11434/v1', openaiModel: 'llama' }, 'llama'],
    [{ writer: 'openai', openaiBaseUrl: 'https://ai.example/v1', openaiModel: 'm', openaiApiKey: '' }, 'm'],
  ])('takes %j', async (settings, model) => {
    expect((await chooseWriter(settings)).model).toBe(model);
  });

  it.each([
    [{ writer: 'poet' }, 'writer must be'],
    [{ writer: 'bedrock' }, 'bedrockModelId is needed for the writer "bedrock"'],
    [{ writer: 'bedrock', bedrockModelId: ' ' }, 'bedrockModelId is needed'],
    [{ writer: 'openai', openaiModel: 'm' }, 'openaiBaseUrl is needed'],
    [
      { writer: 'openai', openaiBaseUrl: 'localhost:11434', openaiModel: 'm' },
      'must be an http or https URL',
    ],
    [{ writer: 'openai', openaiBaseUrl: 'http://localhost:1/v1' }, 'openaiModel is needed'],
  ])('refuses %j by name', async (settings, message) => {
    await expect(chooseWriter(settings)).rejects.toThrow(message);
  });
});
