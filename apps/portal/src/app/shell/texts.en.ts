import type { fr } from './texts.fr';

export const en: typeof fr = {
  brand: 'Vigie',
  skip: 'Skip to content',
  home: 'Home',
  requests: 'My requests',
  estate: 'Equipment',
  account: 'My account',
  signOut: 'Sign out',
  menu: 'Main menu',
  demoTitle: 'Demonstration',
  demo: 'Demonstration: all data is fictitious.',
  notFound: {
    title: 'This page does not exist',
    body: 'The address may be incomplete, or the page has moved.',
    action: 'Back to the home page',
  },
  crash: {
    title: 'This page could not be shown',
    body: 'Nothing you typed is lost. Reload the page; if it happens again, call us.',
    action: 'Reload the page',
  },
  staff: {
    title: 'This site is for clients',
    body: 'Your account belongs to one of our staff. Your tools are in the console.',
    action: 'Open the console',
  },
  titles: {
    home: 'Home',
    signIn: 'Sign in',
    forgotten: 'Forgotten password',
    reset: 'New password',
    newRequest: 'New request',
    receipt: 'Request recorded',
    requests: 'My requests',
    approvals: 'Management approvals',
    request: 'My request',
    confirm: 'Confirm a request',
    estate: 'Equipment',
    account: 'My account',
    notFound: 'Page not found',
  },
};
