import type { Voice } from './voice.ts';

export const playful: Voice = {
  openings: [
    'Coffee ready? Good, because today we are getting into this one:',
    'Some people collect stamps. I collect opinions about real estate, and here comes a big one:',
    'Drop everything (well, put your phone down gently, unless you are reading this on it). Today’s subject:',
  ],
  promises: [
    'No crystal ball, no jargon bingo: just the good bits, served in the right order.',
    'I promise to keep it light, keep it honest, and never once say “it’s all about location.”',
  ],
  dedications: ['Hey, {audience}: this one has your name on it.', 'Dedicated, with a wink, to {audience}.'],
  asides: [
    'Plot twist: the boring part is the one that helps most.',
    'Confession time: this is my favorite part.',
    'Grab a pen. No, really.',
    'Ready for the grown-up bit?',
    'Spoiler: a little homework goes a long way.',
  ],
  invitationHeadings: ['Your move!', 'Okay, now what?'],
  invitations: [
    'Got a question, a wild plan, or a folder of saved homes that has gotten out of hand? Send it over! I read every message, I answer like a human being, and I have never yet laughed at anybody’s budget. Let’s turn all that scrolling into a plan.',
    'You made it to the end, which officially makes you my favorite reader. Now claim your prize: send me a message with your biggest question, and I will give you a straight answer with a smile attached.',
  ],
  shortInvitations: [
    'Slide into my messages and let’s plot your next move!',
    'Your turn: send me your biggest question!',
  ],
  welcomes: ['Say hello to {home}!', 'Well, look who just showed up: {home}!'],
  impressions: [
    'Yes, you are allowed to daydream about where the couch goes.',
    'Go ahead, scroll through it twice. I did.',
  ],
  greetings: ['Hey there, you found me!', 'Well, hello! Perfect timing.'],
  emoji: '🏡',
};
