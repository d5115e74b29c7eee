import type { Locale } from '@vigie/wire';

const length = (minutes: number) =>
  minutes < 60
    ? `${minutes}\u00a0min`
    : `${Math.floor(minutes / 60)}\u00a0h\u00a0${String(minutes % 60).padStart(2, '0')}`;

const spoken = (tag: string) => {
  const format = new Intl.DateTimeFormat(tag, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  });
  return (instant: string) => format.format(new Date(instant));
};

const fr = {
  title: 'Rapport d’intervention',
  client: 'Client',
  site: 'Site',
  subject: 'Objet',
  technician: 'Technicien',
  start: 'Début',
  used: 'Temps passé',
  done: 'Travail réalisé',
  parts: 'Pièces',
  signature: 'Signature du client',
  signed: (name: string, when: string) => `Signé par ${name}, ${when}.`,
  seal: 'Empreinte SHA-256 du rapport signé\u00a0:',
  instant: spoken('fr-FR'),
  minutes: length,
};
const en: typeof fr = {
  title: 'Intervention report',
  client: 'Client',
  site: 'Site',
  subject: 'Subject',
  technician: 'Technician',
  start: 'Start',
  used: 'Time used',
  done: 'Work done',
  parts: 'Parts',
  signature: 'Signature of the client',
  signed: (name, when) => `Signed by ${name}, ${when}.`,
  seal: 'SHA-256 of the signed report:',
  instant: spoken('en-GB'),
  minutes: length,
};

/** Words of the report of an intervention. */
export const reportTexts: Record<Locale, typeof fr> = { fr, en };
