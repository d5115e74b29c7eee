import type { Texts, TextsOf } from '../text/texts';

const fr = {
  optional: 'facultatif',
  choose: 'Choisir…',
  yes: 'Oui',
  no: 'Non',
  picker: 'Choisir dans un calendrier',
  meant: (day: string) => `Nous comprenons\u00a0: ${day}`,
  dateHint: 'Par exemple 5/12/2026, 5 décembre ou demain.',
  earliest: (day: string) => `Au plus tôt le ${day}.`,
  latest: (day: string) => `Au plus tard le ${day}.`,
  unreadable: 'Nous ne comprenons pas cette date. Exemple\u00a0: 5/12/2026 ou 5 décembre.',
  number: 'Écrivez un nombre.',
  tooLong: (max: number, typed: number) => `${max} caractères au plus, ${typed} saisis.`,
  filePreview: 'Les fichiers se joignent ici, sur le portail.',
  nothing: 'Rien à choisir pour votre entreprise\u00a0: écrivez-le dans une autre réponse.',
};
const en: TextsOf<typeof fr> = {
  optional: 'optional',
  choose: 'Choose…',
  yes: 'Yes',
  no: 'No',
  picker: 'Choose in a calendar',
  meant: (day) => `We understand: ${day}`,
  dateHint: 'For example 5/12/2026, 5 December or tomorrow.',
  earliest: (day) => `On ${day} at the earliest.`,
  latest: (day) => `On ${day} at the latest.`,
  unreadable: 'We do not understand this date. Example: 5/12/2026 or 5 December.',
  number: 'Write a number.',
  tooLong: (max, typed) => `${max} characters at most, ${typed} typed.`,
  filePreview: 'Files are joined here, on the portal.',
  nothing: 'Nothing to choose for your company: write it in another answer.',
};

/** Words of the forms that people fill in. */
export const formTexts: Texts<typeof fr> = { fr, en };
