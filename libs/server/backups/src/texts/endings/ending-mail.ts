import type { LocalDate } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

interface Facts {
  client: string;
  /** Null: all the backups of the client. */
  thing: string | null;
  endedOn: LocalDate;
  dueOn: LocalDate;
  url: string;
}
interface Mail {
  subject: string;
  text: string;
}

const long = (date: LocalDate, locale: Locale) =>
  new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'full', timeZone: 'UTC' })
    .format(new Date(`${date}T00:00:00Z`))
    .replace(/(\s)1(?=\s\p{L})/u, locale === 'fr' ? '$11er' : '$11');

const whatFr = ({ thing, client }: Facts) =>
  thing === null ? `de ${client}` : `«\u00a0${thing}\u00a0» de ${client}`;
const whatEn = ({ thing, client }: Facts) => (thing === null ? `of ${client}` : `“${thing}” of ${client}`);

/** What the management of a client is written at the end of its backups. */
export const endingMails: Record<
  Locale,
  {
    opened(facts: Facts): Mail;
    reminded(facts: Facts & { left: number }): Mail;
    erased(facts: Facts): Mail;
  }
> = {
  fr: {
    opened: (facts) => ({
      subject: `Fin de vos sauvegardes\u00a0: vos données jusqu’au ${long(facts.dueOn, 'fr')}`,
      text: [
        'Bonjour,',
        `Le service de sauvegarde ${whatFr(facts)} prend fin le ${long(facts.endedOn, 'fr')}.`,
        `Vous avez quinze jours ouvrés, jusqu’au ${long(facts.dueOn, 'fr')} inclus, pour récupérer les données sauvegardées. Jusque-là, l’historique est conservé tel quel. Passé ce délai, nous pourrons l’effacer\u202f; rien ne s’efface automatiquement.`,
        'Pour les récupérer\u00a0: une restauration de fichiers depuis votre portail, une remise complète sur un support chiffré, ou un transfert à votre nouveau prestataire. Chaque remise est accompagnée de la liste des fichiers, avec leur empreinte.',
        `Dites-nous ce que vous choisissez, effacer, vous les rendre ou les transférer\u00a0: ${facts.url}`,
        'Une question\u202f? Répondez simplement à ce message.',
      ].join('\n\n'),
    }),
    reminded: (facts) => ({
      subject: `Rappel\u00a0: vos données sauvegardées jusqu’au ${long(facts.dueOn, 'fr')}`,
      text: [
        'Bonjour,',
        `Le service de sauvegarde ${whatFr(facts)} a pris fin. Il vous reste ${facts.left > 1 ? `${facts.left} jours` : facts.left === 1 ? 'un jour' : 'aujourd’hui'} pour récupérer vos données\u00a0: jusqu’au ${long(facts.dueOn, 'fr')} inclus.`,
        `Effacer, vous les rendre ou les transférer\u00a0: votre choix se fait ici, ${facts.url}`,
      ].join('\n\n'),
    }),
    erased: (facts) => ({
      subject: 'Vos sauvegardes sont effacées\u00a0: certificat de destruction',
      text: [
        'Bonjour,',
        `Les sauvegardes ${whatFr(facts)} sont effacées de tous les sites. Le certificat de destruction est joint\u202f; il reste disponible sur votre portail\u00a0: ${facts.url}`,
      ].join('\n\n'),
    }),
  },
  en: {
    opened: (facts) => ({
      subject: `End of your backups: your data until ${long(facts.dueOn, 'en')}`,
      text: [
        'Hello,',
        `The backup service ${whatEn(facts)} ends on ${long(facts.endedOn, 'en')}.`,
        `You have fifteen working days, until ${long(facts.dueOn, 'en')} included, to recover the data that was saved. Until then its history is kept as it is. After that we may erase it; nothing is erased automatically.`,
        'To recover it: a restore of files from your portal, a complete handover on an encrypted medium, or a transfer to your new provider. Each handover comes with the list of the files and their fingerprints.',
        `Tell us what you choose, to erase it, to have it returned or to have it transferred: ${facts.url}`,
        'A question? Just answer this message.',
      ].join('\n\n'),
    }),
    reminded: (facts) => ({
      subject: `Reminder: the data saved for you until ${long(facts.dueOn, 'en')}`,
      text: [
        'Hello,',
        `The backup service ${whatEn(facts)} has ended. You have ${facts.left > 1 ? `${facts.left} days` : facts.left === 1 ? 'one day' : 'today'} left to recover your data: until ${long(facts.dueOn, 'en')} included.`,
        `To erase it, to have it returned or transferred: you choose here, ${facts.url}`,
      ].join('\n\n'),
    }),
    erased: (facts) => ({
      subject: 'Your backups are erased: certificate of destruction',
      text: [
        'Hello,',
        `The backups ${whatEn(facts)} are erased at all sites. The certificate of destruction is attached; it stays available on your portal: ${facts.url}`,
      ].join('\n\n'),
    }),
  },
};
