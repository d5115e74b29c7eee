import type { BackupSite, EndingChoice, LocalDate } from '@vigie/rules';

const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const day = (date: LocalDate) => long.format(new Date(`${date}T00:00:00Z`)).replace(/^1 /, '1er ');
const moment = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});
const at = (instant: string) => moment.format(new Date(instant)).replace(/^1 /, '1er ');
const count = new Intl.NumberFormat('fr-FR');

/** Words of a certificate of destruction: contracts are French, so is it. */
export const destructionWords = {
  title: (number: string) => `Certificat de destruction ${number}`,
  heading: 'Certificat de destruction',
  number: (number: string, issued: string) => `N° ${number}, établi le ${at(issued)}`,
  intro: (client: string, job: string | null) =>
    `Nous certifions que les données sauvegardées ${job === null ? `pour ${client}` : `par le travail «\u00a0${job}\u00a0» pour ${client}`} ont été détruites sur tous les sites où nous les gardions, dans les conditions ci-dessous. Rien n’en a été conservé.`,
  facts: {
    client: 'Client',
    scope: 'Données',
    all: 'Toutes les sauvegardes du client',
    contract: 'Contrat',
    cause: 'Cause',
    ended: 'Fin du service',
    due: 'Récupération possible jusqu’au',
    choice: 'Choix du client',
    asked: 'Effacement demandé par',
    approved: 'Effacement approuvé par',
  },
  day,
  choices: {
    destroy: 'Effacer',
    return: 'Rendre les données, puis effacer',
    transfer: 'Transférer les données, puis effacer',
  } satisfies Record<EndingChoice, string>,
  noChoice: 'Aucun exprimé dans le délai',
  signed: (by: string, when: string) => `${by}, le ${at(when)}`,
  sites: { primary: 'Site principal', second: 'Second site' } satisfies Record<BackupSite, string>,
  where: (place: string) => `Emplacement\u00a0: ${place}`,
  how: (method: string) => `Méthode\u00a0: ${method}`,
  done: (by: string, when: string) => `Effacé par ${by} le ${at(when)}`,
  key: (when: string) =>
    `Clé de chiffrement détruite le ${at(when)}\u00a0: ce qui en subsisterait ne peut plus être lu.`,
  evidence: (name: string, sha256: string) => `Preuve jointe au dossier\u00a0: ${name}, SHA-256 ${sha256}`,
  before: (size: number) => `Avant\u00a0: ${count.format(size)} ${size > 1 ? 'sauvegardes' : 'sauvegarde'}`,
  snapshot: (id: string, when: string | null, bytes: number | null) =>
    [id, when && at(when), bytes === null ? null : `${count.format(bytes)} octets`]
      .filter(Boolean)
      .join(' · '),
  more: (size: number) => `… et ${count.format(size)} autres, dans la preuve gardée au dossier.`,
  after: (size: number) =>
    size === 0 ? 'Après\u00a0: aucune sauvegarde.' : `Après\u00a0: ${count.format(size)}`,
  exports: 'Données remises avant la destruction',
  exported: (medium: string, files: number, bytes: number) =>
    `${medium}\u00a0: ${count.format(files)} fichiers, ${count.format(bytes)} octets`,
  manifest: (sha256: string) => `Empreinte de la liste des fichiers (SHA-256)\u00a0: ${sha256}`,
  received: (by: string) => `Reçu par ${by}`,
  law: 'Établi au titre de l’article 28(3)(g) du règlement (UE) 2016/679 et des conditions du contrat relatives à la fin du service.',
};
