import type { fr } from './texts.fr';

export const en: typeof fr = {
  title: 'Confirm your request',
  intro: {
    email: (contact) =>
      `${contact}, you wrote to us by e-mail. Your contract asks for the request to be confirmed here.`,
    phone: (contact) => `${contact}, you called us. This is what we wrote down; read it and confirm it.`,
  },
  to: (company) => `Request on behalf of ${company}`,
  clock: 'The time starts when you confirm.',
  until: (when) => `To be confirmed before ${when}.`,
  confirm: 'Confirm and send',
  sending: 'Sending…',
  wrong: 'Not what you wanted? Do not confirm: call us, or send your request from the home page.',
  held: {
    title: 'Your request waits for an approval',
    body: 'Your company wants its management to approve it. They have just been told; the time starts with their approval.',
    action: 'See the approvals',
  },
  used: {
    title: 'This request is already confirmed',
    body: 'It has been sent. Sign in to follow it.',
    action: 'Follow my requests',
  },
  invalid: {
    title: 'This link is no longer valid',
    body: 'It has expired or is incomplete. Nothing was sent: make your request from the home page, or call us.',
    action: 'Go to the home page',
  },
  follow: 'Sign in to follow the request',
};
