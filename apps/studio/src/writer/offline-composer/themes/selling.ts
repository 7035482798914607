import type { Theme } from './theme.ts';

export const selling: Theme = {
  points: [
    {
      headings: ['See your home as a stranger would', 'Start at the front door'],
      body: 'Walk up to your own front door as if you had never seen it. What do you notice first, and what would you wonder about? Go through the rooms the same way, and take photos, because a camera is more honest than a habit. Whatever makes you want to explain or apologize goes on a list. That list, and not the newest trend, tells you where a little effort will be seen.',
      short:
        'Walk through your home as if you had never seen it, and note whatever you feel the urge to explain.',
    },
    {
      headings: ['Fix what is noticed, leave what is not', 'Spend where it shows'],
      body: 'Small, visible repairs usually earn more trust than one grand project. A door that closes, a tap that does not drip, clean windows, and working lights tell a buyer that the home has been looked after. Large renovations are another matter: they cost time, they follow your taste, and the next owner may have a different one. Ask for a second opinion before you begin anything that needs a contractor.',
      short: 'Small visible repairs earn trust. Get a second opinion before you start a big renovation.',
    },
    {
      headings: ['Price it from evidence', 'Let recent sales do the talking'],
      body: 'Online estimates are a starting point, but they have never been inside your home. Look at what comparable homes nearby really sold for, how long they took, and what set them apart. The first days on the market bring the most attention, so the opening price is the most important one. A price that buyers can explain to themselves invites offers; one that only the seller can explain invites silence.',
      short:
        'Price from what comparable homes really sold for. The first days on the market get the most attention.',
    },
    {
      headings: ['Plan the calendar backward', 'Know your dates before you list'],
      body: 'Decide when you would like to hand over the keys, and count back from there: the closing, the offers, the viewings, the photos, the preparation. Leave a little air between the steps, since at least one of them will want it. If you are buying as well, think through both orders of events and what each would ask of you. A seller who knows the calendar negotiates with a steady hand.',
      short: 'Start from the day you want to hand over the keys, and plan the calendar backward from there.',
    },
  ],
};
