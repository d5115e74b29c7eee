import type { fr } from './texts.fr';

export const en: typeof fr = {
  title: 'Management approvals',
  yours: 'To approve',
  others: 'Waiting for approval',
  decided: 'Recent decisions',
  none: {
    title: 'No request is waiting for approval',
    body: 'Those that need your management’s approval will appear here.',
  },
  waitingOne: 'One request is waiting for your approval',
  waiting: (count) => `${count} requests are waiting for your approval`,
  heldOne: 'One of your requests is waiting for your management’s approval',
  held: (count) => `${count} of your requests are waiting for your management’s approval`,
  by: (name, when) => `Asked by ${name}, ${when}`,
  states: { waiting: 'Waiting for approval', approved: 'Approved', refused: 'Not approved' },
  decidedBy: (name, when) => `By ${name}, ${when}`,
  waitingFor: (names) => `Who can approve: ${names}.`,
  clock:
    'The request is not sent yet. The time to handle it starts with the approval, because it completes the written request.',
  asked: 'What is asked for',
  files: 'Joined files',
  comment: 'Comment',
  commentHint: 'Needed to refuse; the person who asked will read it.',
  commentMissing: 'Say why you refuse.',
  approve: 'Approve',
  refuse: 'Refuse',
  sending: 'Sending…',
  follow: 'Follow the request',
  back: 'Approvals',
  lost: { title: 'Request not found', body: 'It does not exist, or it is not of your company.' },
};
