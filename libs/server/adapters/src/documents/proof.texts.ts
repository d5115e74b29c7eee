import type { RequestChannel, RequestKind } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

/** Names of the fields of all forms. */
type FieldName =
  | 'firstName'
  | 'lastName'
  | 'jobTitle'
  | 'effectiveDate'
  | 'licence'
  | 'groups'
  | 'userPrincipalName'
  | 'mailbox'
  | 'change'
  | 'backup'
  | 'what'
  | 'asOf'
  | 'target';

export interface ProofTexts {
  title: string;
  subtitle: (client: string) => string;
  labels: Record<
    | 'number'
    | 'sequence'
    | 'client'
    | 'author'
    | 'received'
    | 'channel'
    | 'kind'
    | 'subject'
    | 'description'
    | 'files'
    | 'deadline'
    | 'noDeadline'
    | 'suspended'
    | 'hash'
    | 'previousHash'
    | 'rawHash'
    | 'first',
    string
  >;
  sections: Record<'receipt' | 'asked' | 'deadline' | 'seal' | 'verify', string>;
  kinds: Record<RequestKind, string>;
  channels: Record<RequestChannel, string>;
  fields: Record<FieldName, string>;
  values: Record<string, string>;
  promised: string;
  verify: string[];
  codes: string;
  cut: string;
  made: (at: string) => string;
}

const fr: ProofTexts = {
  title: 'Preuve de réception d’une demande écrite',
  subtitle: (client) => `Établie pour ${client}`,
  labels: {
    number: 'Numéro',
    sequence: 'Rang dans le registre',
    client: 'Client',
    author: 'Auteur',
    received: 'Reçue le',
    channel: 'Canal',
    kind: 'Nature',
    subject: 'Objet',
    description: 'Texte',
    files: 'Pièces jointes',
    deadline: 'Échéance',
    noDeadline: 'Aucune échéance n’a été promise à la réception.',
    suspended: 'Le contrat était suspendu à la réception\u00a0: le délai ne courait pas.',
    hash: 'Empreinte SHA-256',
    previousHash: 'Empreinte précédente',
    rawHash: 'Empreinte du courriel',
    first: '(premier enregistrement du registre)',
  },
  sections: {
    receipt: 'Réception',
    asked: 'Ce qui a été demandé',
    deadline: 'Échéance promise à la réception',
    seal: 'Scellement',
    verify: 'Comment vérifier',
  },
  kinds: {
    'account.arrival': 'Arrivée d’un collaborateur',
    'account.departure': 'Départ d’un collaborateur',
    'account.change': 'Modification d’un compte',
    'backup.restore': 'Restauration de données',
    incident: 'Incident',
    question: 'Question',
    email: 'Demande par courriel',
    catalogue: 'Demande du catalogue',
  },
  channels: {
    portal: 'Portail client',
    email: 'Courriel',
    'confirmed-draft': 'Demande confirmée par son auteur',
  },
  fields: {
    firstName: 'Prénom',
    lastName: 'Nom',
    jobTitle: 'Fonction',
    effectiveDate: 'Date d’effet',
    licence: 'Licence',
    groups: 'Groupes',
    userPrincipalName: 'Compte',
    mailbox: 'Boîte aux lettres',
    change: 'Modification',
    backup: 'Sauvegarde',
    what: 'À restaurer',
    asOf: 'Dans son état du',
    target: 'Destination',
  },
  values: { 'convert-to-shared': 'à convertir en boîte partagée', delete: 'à supprimer' },
  promised:
    'Cette échéance fait partie du texte scellé. Si le délai a été suspendu ou modifié depuis, l’échéance en cours se lit sur la demande, dans le portail.',
  verify: [
    'Téléchargez la même preuve au format JSON : son champ « payload » contient, octet pour octet, le texte scellé. Ce fichier fait foi ; le présent document en est la lecture.',
    'Calculez l’empreinte SHA-256 de ce champ (jq -j .payload preuve.json | sha256sum) : elle doit être égale à celle ci-dessus.',
    'Le texte scellé cite l’empreinte de l’enregistrement précédent : modifier ou retirer une demande romprait la chaîne à partir d’elle.',
  ],
  codes:
    'Les caractères que ce document ne sait pas dessiner sont écrits entre crochets, par leur code Unicode.',
  cut: '… (texte complet dans la preuve au format JSON)',
  made: (at) => `Document édité le ${at}.`,
};

const en: ProofTexts = {
  title: 'Proof of receipt of a written request',
  subtitle: (client) => `Made for ${client}`,
  labels: {
    number: 'Number',
    sequence: 'Position in the register',
    client: 'Client',
    author: 'Author',
    received: 'Received',
    channel: 'Channel',
    kind: 'Kind',
    subject: 'Subject',
    description: 'Text',
    files: 'Attachments',
    deadline: 'Deadline',
    noDeadline: 'No deadline was promised at receipt.',
    suspended: 'The contract was suspended at receipt: the time did not run.',
    hash: 'SHA-256',
    previousHash: 'Previous SHA-256',
    rawHash: 'SHA-256 of the e-mail',
    first: '(first record of the register)',
  },
  sections: {
    receipt: 'Receipt',
    asked: 'What was asked',
    deadline: 'Deadline promised at receipt',
    seal: 'Seal',
    verify: 'How to verify',
  },
  kinds: {
    'account.arrival': 'New employee',
    'account.departure': 'Departure of an employee',
    'account.change': 'Change of an account',
    'backup.restore': 'Restore of data',
    incident: 'Incident',
    question: 'Question',
    email: 'Request by e-mail',
    catalogue: 'Request of the catalogue',
  },
  channels: {
    portal: 'Client portal',
    email: 'E-mail',
    'confirmed-draft': 'Request confirmed by its author',
  },
  fields: {
    firstName: 'First name',
    lastName: 'Last name',
    jobTitle: 'Job title',
    effectiveDate: 'Effective date',
    licence: 'Licence',
    groups: 'Groups',
    userPrincipalName: 'Account',
    mailbox: 'Mailbox',
    change: 'Change',
    backup: 'Backup',
    what: 'To restore',
    asOf: 'As it was on',
    target: 'Destination',
  },
  values: { 'convert-to-shared': 'convert to a shared mailbox', delete: 'delete' },
  promised:
    'This deadline is part of the sealed text. If the time was suspended or changed since, the current deadline is shown with the request, on the portal.',
  verify: [
    'Download the same proof as JSON: its “payload” field holds, byte for byte, the text that was sealed. That file is authoritative; this document is a reading of it.',
    'Compute the SHA-256 of that field (jq -j .payload proof.json | sha256sum): it must equal the one above.',
    'The sealed text quotes the SHA-256 of the record before it: changing or removing a request would break the chain from there on.',
  ],
  codes: 'Characters that this document cannot draw are written in brackets, by their Unicode code.',
  cut: '… (whole text in the proof as JSON)',
  made: (at) => `Document made on ${at}.`,
};

export const proofTexts: Record<Locale, ProofTexts> = { fr, en };
