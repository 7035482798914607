import type { Voice } from './voice.ts';

export const warm: Voice = {
  openings: [
    'Pull up a chair; this is a conversation I always enjoy:',
    'I am so glad you stopped by, because this one is close to my heart:',
    'Let’s talk about something that matters to the people I work with:',
  ],
  promises: [
    'You won’t find any pressure here, just the things I would tell a good friend over coffee.',
    'Take what is useful, leave the rest for later, and know that nobody has to figure this out alone.',
  ],
  dedications: [
    'This one is for {audience}, with a warm hello.',
    'I wrote this with {audience} in mind, and with a lot of care.',
  ],
  asides: [
    'Let’s take this gently, one thing at a time.',
    'This part is kinder than it first looks.',
    'Be patient with yourself here.',
    'Here is what I would tell my own family.',
    'It helps to breathe and look at the whole picture.',
  ],
  invitationHeadings: ['I’m here when you are ready', 'Let’s talk it over'],
  invitations: [
    'If any of this sounds like your own story, I would love to hear it. Send me a note, tell me what you are hoping for and what is keeping you up at night, and we will go through it together at your pace. No rush, and no question too small.',
    'Wherever you are on the way, my door is open. Write to me, share what you are dreaming about, and I will help you find the next small step. Sometimes a single friendly conversation is all it takes to make things clear.',
  ],
  shortInvitations: [
    'Send me a note any time; I would love to hear your story.',
    'My door is always open, so come and say hello.',
  ],
  welcomes: ['Welcome home to {home}.', 'Come on in: this is {home}.'],
  impressions: [
    'You can almost picture your own things finding their place here.',
    'It is the kind of home that asks you to slow down and look around.',
  ],
  greetings: ['Hi there, it’s so good to see you.', 'Hello, friends, and thank you for being here.'],
  emoji: '💛',
};
