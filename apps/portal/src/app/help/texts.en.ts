import type { TextsOf } from '@vigie/ui';
import type { fr } from './texts.fr';

export const en: TextsOf<typeof fr> = {
  title: 'Help',
  text: 'Answers to common questions.',
  search: 'Search the help',
  categories: 'Categories',
  everything: 'All',
  none: { title: 'No article matches', body: 'Try another word, or make a request.' },
  empty: { title: 'No article yet', body: 'Make a request: we will answer you.' },
  ask: 'Make a request',
  back: 'All of the help',
  updated: (when) => `Updated on ${when}`,
  otherLanguage: 'This article exists in French only.',
  helpful: 'Did this article answer your question?',
  yes: 'Yes',
  no: 'No',
  thanks: 'Thank you for your answer.',
  thanksNo: 'Thank you. You can ask us your question.',
  lost: { title: 'Article not found', body: 'It does not exist, or it is no longer published.' },
  suggestions: 'These articles may answer',
  home: 'Find an answer in the help',
};
