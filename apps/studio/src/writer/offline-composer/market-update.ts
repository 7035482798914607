import type { Brief, Composition } from './brief.ts';
import { aside, dedication, invitation } from './in-voice.ts';
import { factsSentence } from './listing-facts.ts';
import { paragraphs, quoted, sentence, sentences, series } from './phrases.ts';

/** What tells the state of a market, without saying what it is: the composer knows no figures and invents none. */
const gauges = [
  '**Homes for sale.** When there are more of them than last month, buyers gain time and choice. When there are fewer, good preparation decides.',
  '**Time on the market.** Homes that go under contract quickly tell you that the asking prices and the demand agree. Longer waits are an invitation to talk.',
  '**Price changes.** Reductions say more about hopes at the start than about values at the end. Look at how many there are and when they come.',
  '**Asking price and sold price.** The gap between the two is the clearest sign of who is in the stronger position.',
  '**Financing.** A change in mortgage rates changes what the same monthly payment can buy, for you and for everyone you compete with.',
].map((line) => `- ${line}`);

function introduction(brief: Brief): string {
  const { topic, voice, pick } = brief;
  return paragraphs(
    sentences(pick('opening', voice.openings), sentence(topic)),
    sentences(
      'A market is never simply good or bad; it suits some plans better than others.',
      'This update shows you which signs to read and what they would mean for you, so that you can weigh the latest figures for yourself.',
      dedication(brief),
    ),
  );
}

const forSellers =
  'Watch the homes you would compete with, and visit a few of them as a buyer would. If they sell quickly, your preparation and your opening price will decide how well you do. If they linger, find out why before you list: condition, price, and presentation are in your hands, and the season is not.';

const forBuyers =
  'Know your limits before you look, and keep your papers in order, since both are worth something in any market. If homes move quickly, decide beforehand what you can do without. If they move slowly, take the time to compare, and ask for what matters to you, whether that is the price, the date, or a repair.';

function onKeywords({ keywords, listing }: Brief): string | undefined {
  if (keywords.length === 0 && !listing) return undefined;
  return paragraphs(
    '## Closer to home',
    sentences(
      keywords.length > 0
        ? `If you are following ${series(keywords.slice(0, 4).map(quoted))}, remember that averages hide a great deal: two streets apart can be two different markets. Ask for figures that are recent and that cover only the homes you would really consider.`
        : undefined,
      listing && `For a concrete example, take ${listing.address}.`,
      listing && factsSentence(listing),
      listing &&
        'Compare it with what has sold nearby, and you have a reading of the market that no average can give.',
    ),
  );
}

/** How to read the market: the signs, what they mean for sellers and for buyers, and where to get the figures. */
export function marketUpdate(brief: Brief): Composition {
  const { topic } = brief;
  const sections = [
    introduction(brief),
    paragraphs('## The signs to watch', aside(brief, 0), gauges.join('\n')),
    paragraphs('## If you are thinking of selling', sentences(aside(brief, 1), forSellers)),
    paragraphs('## If you are thinking of buying', sentences(aside(brief, 2), forBuyers)),
    onKeywords(brief),
    invitation(brief),
  ];
  return {
    title: /\bmarket\b/iu.test(topic) ? topic : `Market update: ${topic}`,
    sections: sections.filter((section) => section !== undefined),
  };
}
