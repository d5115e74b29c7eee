import type { TextsOf } from '@vigie/ui';
import type { fr } from './texts.fr';

export const en: TextsOf<typeof fr> = {
  title: 'Your opinion',
  ask: 'Are you satisfied with what was done?',
  good: 'Satisfied',
  bad: 'Not satisfied',
  said: {
    good: (who) => `${who} is satisfied with what was done.`,
    bad: (who) => `${who} is not satisfied with what was done.`,
  },
  thanks: 'Thank you, your opinion is recorded.',
  until: (when) => `You can change it until ${when}.`,
  comment: 'Would you like to say more?',
  commentHint: 'The team that handled your request will read it.',
  send: 'Add this comment',
  sending: 'Saving…',
  sent: 'Comment saved.',
  over: 'The opinion on this request can no longer be changed.',
  invalid: {
    title: 'This link is no longer valid',
    body: 'It has expired, it is incomplete, or the request was taken up again. You can give your opinion on its page.',
    action: 'Go to my requests',
  },
};
