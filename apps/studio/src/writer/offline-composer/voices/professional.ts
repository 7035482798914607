import type { Voice } from './voice.ts';

export const professional: Voice = {
  openings: [
    'This article addresses a subject on which careful preparation pays:',
    'Clients are best served by clear information, and so this piece examines one subject in detail:',
    'Sound decisions in real estate rest on method. The subject of this article is a case in point:',
  ],
  promises: [
    'The sections below set out the considerations in the order in which they usually arise.',
    'The aim is a structured overview: what to establish first, what to verify, and what to document.',
  ],
  dedications: [
    'It has been prepared for {audience}.',
    'It is written with the requirements of {audience} in view.',
  ],
  asides: [
    'The order of the steps matters.',
    'Precision at this stage prevents corrections later.',
    'This point is frequently underestimated.',
    'A documented approach is advisable.',
    'Good preparation is visible here.',
  ],
  invitationHeadings: ['How I can assist', 'Recommended next step'],
  invitations: [
    'For an assessment of your particular circumstances, please contact me to arrange a consultation. A brief outline of your objectives, your timing, and any open questions is sufficient preparation. You will receive a considered view of your options and a proposal for the next step.',
    'Please contact me to discuss how these considerations apply to your situation. I will review the relevant information with you, set out the alternatives, and recommend a course of action that is consistent with your objectives.',
  ],
  shortInvitations: [
    'Please contact me to arrange a consultation.',
    'I would be pleased to discuss your objectives; please get in touch.',
  ],
  welcomes: ['Presenting {home}.', 'For your consideration: {home}.'],
  impressions: [
    'An inspection in person is recommended in order to assess the property in full.',
    'The property is best assessed in the course of a personal visit.',
  ],
  greetings: ['Good day, and thank you for your attention.', 'Welcome, and thank you for joining me.'],
  emoji: '',
};
