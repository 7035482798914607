import type { Voice } from './voice.ts';

export const plain: Voice = {
  openings: [
    'Here is a subject worth a few minutes of your time:',
    'Let me take up something that deserves a clear answer:',
    'A subject to think through before it becomes urgent:',
  ],
  promises: [
    'There are no predictions below, only the steps that help whatever the market does next.',
    'What follows is practical: what to look at, what to ask, and where people tend to lose time.',
  ],
  dedications: ['I wrote this with {audience} in mind.', 'It is meant first of all for {audience}.'],
  asides: [],
  invitationHeadings: ['Where to go from here', 'Your next step'],
  invitations: [
    'If you would like to talk through how this applies to you, send me a message. Tell me where you are, what you have in mind, and what is still unclear, and we will work out a sensible next step together. A conversation commits you to nothing.',
    'Every situation has its own details, and they are usually what decides. Write to me with yours, and I will tell you plainly what I would do next, and what I would leave for later.',
  ],
  shortInvitations: [
    'Send me a message and let us talk it through.',
    'Questions? Write to me, and I will answer.',
  ],
  welcomes: ['Take a look at {home}.', 'Meet {home}.'],
  impressions: [
    'Photos show what a home looks like; a visit shows how it feels to be there.',
    'These are the details that are easier to judge in person than on a screen.',
  ],
  greetings: ['Hello, and thanks for watching.', 'Hi, and welcome.'],
  emoji: '',
};
