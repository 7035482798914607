import type { Theme } from './theme.ts';

export const owning: Theme = {
  points: [
    {
      headings: ['Start with what you cannot see', 'First keep it dry, safe, and warm'],
      body: 'The most valuable work on a home is often the least photogenic. Roof, gutters, drainage, wiring, and heating protect everything else you will ever put into it. Walk around the outside after heavy rain, look into the corners you usually avoid, and have anything that worries you checked by someone qualified. Beauty can wait a season. Water cannot.',
      short:
        'Start with what you cannot see: roof, drainage, wiring, heating. Beauty can wait, water cannot.',
    },
    {
      headings: ['Decide what the work is for', 'For you, or for the next owner?'],
      body: 'There are good reasons to change a home because you live in it, and good reasons to change it because you plan to sell. They seldom lead to the same choices. If it is for you, choose what you will enjoy every day. If it is for a sale, choose what most people will notice and few will object to. Being clear about this before the first estimate saves more than any discount.',
      short:
        'Decide first whether the work is for you or for the next owner. The choices are rarely the same.',
    },
    {
      headings: ['Get it in writing', 'Compare like with like'],
      body: 'Ask several contractors to price the same written description, and you can compare the answers. Ask each of them what is not included, who takes care of permits, and what happens when something unexpected turns up behind a wall. Talk to a past client if you can. Keep something in reserve, agree on payments that follow the progress of the work, and write down every change before it is made.',
      short:
        'Ask several contractors to price the same written description, and ask each what is not included.',
    },
    {
      headings: ['Keep the paper trail', 'Make a folder your future self will love'],
      body: 'Collect the invoices, warranties, permits, and a few photos from before and after in one folder. It will help you the next time something needs attention, it may matter for insurance or taxes, and one day it will show a buyer that the home was in good hands. A few minutes after each job are enough, and nobody has ever regretted having the folder.',
      short:
        'Keep invoices, warranties, permits, and photos in one folder. Your future self will be grateful.',
    },
  ],
};
