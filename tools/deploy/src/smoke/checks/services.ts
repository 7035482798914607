import type { Facts } from '../agent.ts';
import type { Check } from '../check.ts';

const includes = (text: string) => (answer: Facts) => JSON.stringify(answer).includes(text);

/** A profile is kept, and told of. */
const brand: Check = {
  name: 'brand',
  async run({ agent }) {
    const body = { businessName: 'Smoke Test Homes', marketArea: 'Ballard' };
    await agent.client.put('/brand/profile', { body });
    await agent.until('the profile', () => agent.client.get('/brand/profile'), includes('Smoke Test Homes'));
    await agent.client.post('/brand/competitors', { body: { name: 'Sound & Shore', marketShare: 0.14 } });
    const { message } = await agent.notified('competitor_alert');
    return message;
  },
};

/** A question is answered from what was put into the knowledge base. */
const research: Check = {
  name: 'research',
  async run({ agent }) {
    const text = 'In Washington the escrow fee is usually split between buyer and seller.';
    const knowledge = { params: { path: { id: 'escrow' } }, body: { title: 'Who pays escrow', text } };
    await agent.client.put('/research/knowledge/{id}', knowledge);
    const list = () => agent.client.get('/research/knowledge');
    await agent.until('the knowledge', list, includes('Who pays escrow'));
    const { jobId } = (await agent.client.post('/research/queries', {
      body: { query: 'Who pays escrow in Washington?' },
    })) as Facts;
    const { message } = await agent.finished(String(jobId));
    return message;
  },
};

/** An opportunity is noted, and told of. */
const market: Check = {
  name: 'market',
  async run({ agent }) {
    await agent.client.post('/market/opportunities', {
      body: {
        opportunityType: 'seasonal-trend',
        opportunityData: { marketArea: 'Ballard' },
        confidence: 0.7,
      },
    });
    const { message } = await agent.notified('opportunity_alert');
    return message;
  },
};

/** Preferences are kept; usage was counted. */
const user: Check = {
  name: 'user',
  async run({ agent }) {
    await agent.client.put('/user/preferences', { body: { timeZone: 'America/Los_Angeles' } });
    const preferences = () => agent.client.get('/user/preferences');
    await agent.until('the preferences', preferences, includes('America/Los_Angeles'));
    return 'preferences are kept';
  },
};

export const services: readonly Check[] = [brand, research, market, user];
