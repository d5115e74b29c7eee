import type { TextsOf } from '@vigie/ui';
import type { fr } from './texts.fr';

export const en: TextsOf<typeof fr> = {
  progress: {
    title: 'Where your request stands',
    kinds: {
      arrival: (name) => `The account of ${name}`,
      departure: (name) => `The departure of ${name}`,
      change: (name) => `The change for ${name}`,
      'password-reset': (name) => `The password of ${name}`,
      'phone-lost': (name) => `The phone of ${name}`,
    },
    states: {
      proposed: () => 'The work is prepared and will begin.',
      scheduled: (when) => `Everything is ready. The work begins ${when}.`,
      running: () => 'The work is under way.',
      'needs-attention': () => 'The work is under way.',
      completed: (when) => `Everything has been done since ${when}.`,
      cancelled: () => 'This work was cancelled. The messages below say why.',
    },
    stages: {
      account: 'The account',
      licence: 'The licence',
      mailbox: 'The mailbox',
      access: 'Teams, groups and lists',
      equipment: 'Computer and phone',
      handover: 'Handing over the password',
      closing: 'Closing the access',
      files: 'The files',
    },
    stageStates: { 'to-come': 'to come', 'under-way': 'under way', done: 'done' },
  },
  once: {
    title: 'Your password',
    lead: (client) => `For your Microsoft 365 account at ${client}`,
    address: 'Your address',
    explain: 'This page shows your password only once. Open it when you are ready to sign in.',
    until: (when) => `The link works until ${when}.`,
    show: 'Show the password',
    showing: 'Preparing…',
    shown: 'Password',
    copy: 'Copy the password',
    copied: 'Copied',
    warning: 'It will not be shown again. Keep this page open until you have signed in.',
    next: 'Microsoft will ask you to choose another one at the first sign-in.',
    opened: {
      title: 'This link was used',
      body: 'The password has been shown already. If that was not you, tell us at once and ask for a new link.',
    },
    expired: {
      title: 'This link has expired',
      body: 'Ask for a new link from whoever gave you this one.',
    },
    unknown: {
      title: 'This link is not valid',
      body: 'It is incomplete or no longer exists. Check the address, or ask for a new link.',
    },
    gone: {
      title: 'The password is no longer shown',
      body: 'It could be seen only once. If you lack it, ask for a new link.',
    },
  },
};
