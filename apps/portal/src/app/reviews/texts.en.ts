import type { fr } from './texts.fr';

export const en: typeof fr = {
  title: 'Service reviews',
  lead: 'Each month, what we did for you, and what we advise.',
  none: {
    title: 'No review yet',
    body: 'The review of a month appears here at the beginning of the next one.',
  },
  denied:
    'Reviews are for the management of your company. To read them, ask your management: they write to us, and we open them to you.',
  notice: (month) => `Your service review, ${month}`,
  publishedOn: (when) => `Published on ${when}`,
  back: 'All reviews',
  sealed: (when, who) => `Published on ${when} by ${who}. The figures are those of that day.`,
  download: 'Download the review as PDF',
  lost: {
    title: 'This review does not exist',
    body: 'The address may be incomplete, or the review is not published.',
  },
};
