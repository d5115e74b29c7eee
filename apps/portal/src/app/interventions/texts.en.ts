import type { fr } from './texts.fr';

export const en: typeof fr = {
  title: 'Your visits',
  intro: 'When we come next, and the last two months.',
  ahead: 'To come',
  over: 'Past',
  none: 'No visit is planned.',
  with: (technician) => `with ${technician}`,
  places: { 'on-site': 'On site', remote: 'Remote', meeting: 'Meeting' },
  states: {
    planned: 'Planned',
    confirmed: 'Confirmed',
    done: 'Done',
    cancelled: 'Cancelled',
    missed: 'Missed',
  },
  ask: 'Ask for another time',
  askLabel: 'When would it suit you?',
  askHint: (day) => `A change is asked for at least five working days before: until ${day} included.`,
  tooLate: (day) => `The last day to ask for another time was ${day}. If you cannot be there, call us.`,
  send: 'Send the request',
  sending: 'Sending…',
  missing: 'Tell us which time would suit you.',
  asked: (text) => `You asked: “${text}”. We will answer you.`,
  done: 'Your request is recorded. The date stays as it is until we answer you.',
  feed: 'Follow in my calendar',
  feedHint: 'A secret address to add to your calendar. It is shown once.',
};
