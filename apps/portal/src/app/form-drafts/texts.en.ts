import type { fr } from './texts.fr';

export const en: typeof fr = {
  title: 'Your drafts',
  resume: 'Go on',
  today: (time) => `at ${time}`,
  before: (when) => `on ${when}`,
  saved: (when) => `Saved ${when}`,
  expires: (day) => `kept until ${day}`,
  remove: 'Delete',
  removeOne: (name) => `Delete the draft “${name}”`,
  removed: 'Draft deleted.',
  ask: 'Delete it for good?',
  keepIt: 'Keep it',
  withdrawn: 'A request that is no longer offered',
  resumed: (when) => `You are going on with your draft, saved ${when}.`,
  clear: 'Clear everything',
  state: {
    none: 'What you type is saved as you go, for you alone.',
    saving: 'Saving the draft…',
    saved: (when) => `Draft saved ${when}. Only you see it, on all your devices.`,
    here: 'What you typed is kept on this device. It will be saved as soon as possible.',
    conflict: 'Nothing is saved until you have chosen, above.',
  },
  conflict: {
    title: 'This form was filled in elsewhere at the same time',
    mine: (when) =>
      `Another window or device saved it ${when}. You see what you typed here; the other is not lost.`,
    theirs: 'You see what the other window typed. Yours is not lost.',
    see: 'See the other one',
    back: 'Back to mine',
    keep: 'Keep this one',
    gone: {
      title: 'This draft was sent or deleted elsewhere',
      body: 'What you typed is still here. Check in your requests that it has not been sent already.',
      keep: 'Keep it',
      requests: 'See the requests',
    },
  },
};
