import type { kinds as french } from './kinds.fr';

const freeDate = 'For example 5/12/2026, 5 December or tomorrow (day before month).';
const address = { label: 'E-mail address of the account', hint: 'For example first.last@company.com' };
const more = { label: 'Anything else to tell us', hint: '' };

export const kinds: typeof french = {
  'account.arrival': {
    choice: 'Somebody is joining',
    help: 'Create their account and mailbox',
    title: 'Somebody is joining',
    fields: {
      firstName: { label: 'First name', hint: '' },
      lastName: { label: 'Last name', hint: '' },
      jobTitle: { label: 'Job title', hint: '' },
      effectiveDate: { label: 'First day', hint: freeDate },
      licence: { label: 'Licence', hint: 'The software to provide. Leave empty if you do not know.' },
      groups: { label: 'Teams and groups', hint: 'Those this person will belong to.' },
      description: more,
    },
    deadline: (when) => `Done by ${when} at the latest`,
    next: [
      'We create the account and the mailbox.',
      'You receive a first-access link, to hand over to {qui}.',
      'They choose their password when they first sign in.',
    ],
  },
  'account.departure': {
    choice: 'Somebody is leaving',
    help: 'Close their account, keep their messages',
    title: 'Somebody is leaving',
    fields: {
      userPrincipalName: address,
      effectiveDate: { label: 'Last day', hint: freeDate },
      mailbox: { label: 'What should happen to their mailbox?', hint: '' },
      description: more,
    },
    deadline: (when) => `Done by ${when} at the latest`,
    next: [
      'We close the accesses on the date you gave.',
      'We handle the mailbox as you chose.',
      'You receive a confirmation with the details of what was done.',
    ],
  },
  'account.change': {
    choice: 'Change an account',
    help: 'Name, rights, groups, licence, mail',
    title: 'Change an account',
    fields: {
      userPrincipalName: address,
      change: {
        label: 'What has to change?',
        hint: 'For example: add to the Accounting group, change the name.',
      },
    },
    deadline: (when) => `Changed by ${when} at the latest`,
    next: ['We make the change.', 'You receive a confirmation, here and by e-mail.'],
  },
  'backup.restore': {
    choice: 'Restore data',
    help: 'Find a lost file or message again',
    title: 'Restore data',
    fields: {
      backup: { label: 'In which backup', hint: 'If you know which one it is.' },
      what: { label: 'What has to be found?', hint: 'The name of the file or folder, and where it was.' },
      asOf: {
        label: 'When was it still good?',
        hint: 'The last day you saw it intact. For example yesterday or 20/11/2026.',
      },
      target: { label: 'Where to put it', hint: 'Leave empty to put it back where it was.' },
    },
    deadline: (when) => `Restored by ${when} at the latest`,
    next: [
      'We look for the backup closest to the date you gave.',
      'We put the data where you asked.',
      'You check, and tell us whether everything is there.',
    ],
  },
  incident: {
    choice: 'Report an incident',
    help: 'Something no longer works',
    title: 'Report an incident',
    fields: {
      subject: { label: 'In one sentence, what is happening?', hint: '' },
      description: {
        label: 'Tell us more',
        hint: 'Since when, on which computer, who is affected. A photo of the screen helps a lot.',
      },
    },
    deadline: (when) => `Solved by ${when} at the latest`,
    next: [
      'A technician reads your message.',
      'They answer here and by e-mail, or call you.',
      'You tell us whether everything works again.',
    ],
  },
  question: {
    choice: 'Ask a question',
    help: 'Advice, information',
    title: 'Ask a question',
    fields: {
      subject: { label: 'Your question in one sentence', hint: '' },
      description: { label: 'Useful details', hint: '' },
    },
    deadline: (when) => `Answered by ${when} at the latest`,
    next: ['A technician reads your question.', 'You receive the answer here and by e-mail.'],
  },
  email: {
    choice: 'Request by e-mail',
    help: '',
    title: 'Request by e-mail',
    fields: {
      subject: { label: 'Subject', hint: '' },
      description: { label: 'Message', hint: '' },
    },
    deadline: (when) => `Done by ${when} at the latest`,
    next: ['A technician reads your message.', 'You receive the answer here and by e-mail.'],
  },
  catalogue: {
    choice: 'Request of the catalogue',
    help: '',
    title: 'Request of the catalogue',
    fields: {},
    deadline: (when) => `Done by ${when} at the latest`,
    next: ['A technician reads your request.', 'You follow what happens here, and by e-mail.'],
  },
};
