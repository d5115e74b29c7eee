import type { fr } from './texts.fr';

export const en: typeof fr = {
  search: 'Search for a request',
  categories: { accounts: 'Accounts and mail', backups: 'Backups', help: 'Help and questions' },
  none: {
    title: 'No request matches',
    body: 'Try another word, or ask us your question.',
    clear: 'Show all',
  },
  found: (count) => (count === 1 ? '1 request found' : `${count} requests found`),
  needsApproval: 'Needs your management’s approval',
  lost: {
    title: 'This request is no longer offered',
    body: 'It was withdrawn, or it is not meant for your company.',
  },
  changed: 'The form changed while you were filling it in. Your answers are kept: read them again.',
  promise: 'Your contract gives a time of 48 hours, counted from receipt.',
  approval:
    'Your management will have to approve. The time starts with the approval, because it completes the written request.',
  approvalOf: (names) =>
    names.length === 0
      ? 'This request waits for your management’s approval, but nobody can give it: call us.'
      : `This request will wait for the approval of ${names.join(' or ')}. The time starts with the approval, because it completes the written request.`,
  alone: 'You are the only person who can approve: sending is approving.',
  proof: 'Your request will be recorded and dated; you will receive the proof.',
  more: 'Other files and photos',
};
