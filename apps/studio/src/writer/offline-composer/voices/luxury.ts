import type { Voice } from './voice.ts';

export const luxury: Voice = {
  openings: [
    'Some subjects reward an unhurried look. This is one of them:',
    'Good taste begins with attention, and few things deserve it more than the subject at hand:',
    'In a world of quick impressions, allow me a considered word on one subject:',
  ],
  promises: [
    'What follows is a quiet guide for those who prefer discernment to haste.',
    'The pages of a listing can only hint at what matters; the thoughts below go a little deeper.',
  ],
  dedications: ['It is composed for {audience}.', 'It is offered, with discretion, to {audience}.'],
  asides: [
    'Refinement lies in the details.',
    'There is an art to this.',
    'Quality reveals itself slowly.',
    'Here, restraint is a virtue.',
    'The finest decisions are rarely hurried ones.',
  ],
  invitationHeadings: ['A private conversation', 'By invitation'],
  invitations: [
    'Should you wish to continue this conversation in private, I would be honored to hear from you. Tell me what you value, how you like to live, and what would make a residence truly yours. The rest I will attend to with care and complete discretion.',
    'It would be my pleasure to advise you personally. A quiet word about your wishes is enough to begin, and from there every detail can be considered in its own time, to the standard that you expect.',
  ],
  shortInvitations: ['Private inquiries are warmly welcomed.', 'I would be honored to advise you in person.'],
  welcomes: ['Introducing {home}.', 'A residence to be savored: {home}.'],
  impressions: [
    'It is best appreciated in person, and without hurry.',
    'It is an address that invites a second, slower look.',
  ],
  greetings: ['Good day, and welcome.', 'It is a pleasure to have you here.'],
  emoji: '',
};
