import type { Theme } from './theme.ts';

/** For a topic that is about none of the others: how to decide anything about a home well. */
export const deciding: Theme = {
  points: [
    {
      headings: ['Start from your own situation', 'Begin with what you want from it'],
      body: 'General advice is written for nobody in particular. Before you act on any of it, write down what you want to be different a year from now, what must not change, and how much time and attention you can spare. Those few lines sort everything that follows. Some options will fall away at once, and the ones that remain are the ones worth studying.',
      short: 'Write down what you want to be different a year from now, and what must not change.',
    },
    {
      headings: ['Look for evidence close to home', 'Trust what you can check nearby'],
      body: 'Headlines describe whole countries; homes sell and change street by street. Look at what has happened recently in the area you care about, ask the people who were part of it, and note where their stories differ. When somebody gives you a figure, ask where it comes from and when it was collected. An answer that is local and recent beats an impressive one that is neither.',
      short:
        'Headlines describe whole countries. Look at what has happened lately on the streets you care about.',
    },
    {
      headings: ['Count the whole cost', 'Time and effort belong in the sum'],
      body: 'Every choice about a home has a price that is easy to see and others that are not: the upkeep, the travel, the weeks of preparation, the attention it takes away from other things. Put them side by side for each option, including the option of doing nothing for now. The sum does not need to be exact. It only has to be honest enough to compare.',
      short:
        'Count the whole cost of each option: upkeep, travel, time. Doing nothing for now is an option as well.',
    },
    {
      headings: ['Talk it through before you commit', 'Borrow a second pair of eyes'],
      body: 'Explain your plan to someone who has nothing to gain from it, and listen for the question you cannot answer. Then ask a professional the same question. If the plan still makes sense after both conversations, you can move with confidence; if it does not, you have lost nothing but an afternoon. Decisions that survive a fair hearing are the ones that people are still glad about later.',
      short:
        'Explain your plan to someone with nothing to gain from it, and listen for the question you cannot answer.',
    },
  ],
};
