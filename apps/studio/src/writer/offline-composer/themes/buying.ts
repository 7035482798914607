import type { Theme } from './theme.ts';

export const buying: Theme = {
  points: [
    {
      headings: [
        'Begin with the life, then look for the house',
        'Know what an ordinary week should look like',
      ],
      body: 'Before you open another listing, write down what an ordinary week in your next home should look like: where the mornings happen, who comes to visit, how far you are willing to travel. Then sort the list into what you need, what you would enjoy, and what you could add later. A list like that makes every viewing shorter and every decision calmer, because you compare each home with your own plans and not with the last one you saw.',
      short:
        'Write down what an ordinary week in your next home looks like, before you look at another listing.',
    },
    {
      headings: ['Settle the money early', 'Talk to a lender before you fall in love'],
      body: 'A conversation with a lender changes the whole search. Ask what you can borrow, and then ask the more useful question: which monthly payment would still let you sleep well? Leave room for taxes, insurance, upkeep, and the small things that a new place always seems to need at first. With a pre-approval in hand you know your limits, and a seller knows that your offer is serious.',
      short: 'Talk to a lender early, and ask which monthly payment would still let you sleep well.',
    },
    {
      headings: ['Look past the staging', 'View it twice, and listen'],
      body: 'Fresh paint is pleasant, but it tells you little. Open the windows, run the taps, ask how old the roof and the heating are, and stand still long enough to hear the street. Come back at another time of day if you can. Ask for records of past work, and do not skip the inspection simply because a home feels right: a good report either confirms that feeling or saves you from it.',
      short:
        'Look past the fresh paint: open windows, run taps, ask about the roof, and never skip the inspection.',
    },
    {
      headings: ['Write an offer that fits', 'Find out what the seller needs'],
      body: 'Price matters, but it is rarely the only thing that a seller weighs. The closing date, the conditions, and a clean, complete set of papers can count for just as much. Find out what the other side needs before you decide what to propose. And write down your own ceiling ahead of any negotiation, so that it can do the talking when things move quickly.',
      short:
        'Find out what the seller needs besides the price, and write down your ceiling before you negotiate.',
    },
  ],
};
