import type { DeliveryOutcome } from '@vigie/rules';
import type { InboundReason, InboundState } from '@vigie/wire';

/** What must become of one mail of the corpus. */
export interface CorpusCase {
  state: InboundState;
  reason?: InboundReason;
  /** Whole subject; its beginning when it ends with an ellipsis. */
  subject?: string;
  /** What is shown of it, without what it quotes: whole, or a part of it. */
  text?: string;
  part?: string;
  /** What is not shown at first, and never thrown away. */
  folded?: string;
  files?: string[];
  refused?: string[];
  /** What it says of the mail we sent, and whether the address is now known to take none. */
  outcome?: DeliveryOutcome;
  /** What the HTML must and must never hold. */
  html?: { has?: RegExp; never?: RegExp };
}

const request = { state: 'request' } as const;
const message = { state: 'message' } as const;
const ignored = (reason: InboundReason): CorpusCase => ({ state: 'ignored', reason });
const triage = (reason: InboundReason): CorpusCase => ({ state: 'triage', reason });
const quarantined = (reason: InboundReason): CorpusCase => ({ state: 'quarantined', reason });
const report = (outcome?: DeliveryOutcome): CorpusCase => ({
  ...ignored('delivery-report'),
  ...(outcome === undefined ? {} : { outcome }),
});

const texts: Record<string, CorpusCase> = {
  plain: {
    ...request,
    subject: 'Four en panne',
    text: 'Le four connecte ne repond plus depuis sept heures.',
  },
  'html-only': { ...request, part: 'L’écran de la caisse reste noir.' },
  alternative: { ...request, text: 'La badgeuse sonne sans arrêt.' },
  'nested-three': { ...request, text: 'Trois étages de parties.', files: ['logo.png', 'devis.pdf'] },
  'quoted-printable': { ...request, part: 'de 12 € à 14 €, dès le 1er décembre = trop cher' },
  'base64-text': { ...request, text: 'Mot de passe oublié ce matin, merci de le réinitialiser.' },
  latin1: { ...request, text: 'Le clé du local a été changée hier.' },
  cp1252: { ...request, text: 'L’œuvre – « coût : 40 € »' },
  'utf8-8bit': { ...request, text: 'Ça ne s’imprime plus côté accueil — même en noir.' },
  'shift-jis': { ...request, subject: '印刷', text: 'プリンターが動きません。' },
  gb18030: { ...request, subject: '网络故障', text: '网络今天早上断了。' },
  'no-charset': { ...request, text: 'Le réseau est tombé à midi.' },
  'wrong-charset': { ...request, text: 'Léa a perdu son accès.' },
  'unknown-charset': { ...request, text: 'The scanner is offline since Monday.' },
  'odd-encoded-words': { ...request, subject: 'Résultat définitif à voir' },
  'split-encoded-word': { ...request, subject: 'Connexion perdue à l’étage' },
  'raw-8bit-head': { ...request, subject: 'Badge égaré à l’entrée' },
  'folded-head': { ...request, subject: 'Un objet plié sur trois lignes' },
  'emoji-subject': { ...request, subject: '🔥 Serveur en surchauffe 🚒' },
  'empty-subject': { ...request, subject: '', text: 'Il manque un clavier au poste 4.' },
  'no-subject': { ...request, subject: '', text: 'Il manque une souris au poste 5.' },
  'very-long-subject': { ...request, subject: 'objet interminable objet interminable…' },
  'no-date': { ...request, text: 'Sans date.' },
  'no-message-id': { ...request, text: 'Sans identifiant.' },
  'no-from': triage('unknown-sender'),
  'empty-body': { ...request, subject: 'Rappelez-moi', text: '' },
  'blank-html': { ...request, text: '' },
  'huge-line': { ...request, part: 'Mesures: 0123456789' },
  'future-date': { ...request, text: 'Depuis 2099.' },
  'many-references': { ...message, text: 'Toujours la même panne.' },
  'crlf-mixed': { ...request, subject: 'Fins de ligne', text: 'Une ligne\nune autre\nla dernière' },
};

const replies: Record<string, CorpusCase> = {
  'reply-outlook-fr': {
    ...message,
    text: 'Oui, mercredi convient.\n\nMarie',
    folded: 'Mercredi vous convient-il ?',
  },
  'reply-outlook-en': { ...message, text: 'Wednesday is fine.', folded: 'Does Wednesday suit you?' },
  'reply-outlook-html': {
    ...message,
    text: 'Le câble est remplacé.',
    folded: 'Avez-vous un câble de rechange ?',
  },
  'reply-gmail-fr': { ...message, text: 'Parfait, merci !', folded: 'Le nouveau poste arrive jeudi.' },
  'reply-gmail-en': { ...message, text: 'Perfect, thanks!', folded: 'The new laptop arrives on Thursday.' },
  'reply-gmail-html': { ...message, text: 'Je confirme.', folded: 'Confirmez-vous ?' },
  'reply-apple': { ...message, part: 'C’est bon pour moi.', folded: 'Le technicien passe à dix heures.' },
  'reply-thunderbird': { ...message, part: 'C’est le FR-2281.', folded: 'Quel est le numéro de série ?' },
  'reply-inline': { ...message, part: 'Depuis hier soir.' },
  'reply-mobile': { ...message, part: 'Ok pour demain', folded: 'Peut-on passer demain ?' },
  'reply-nothing-new': { ...message, part: 'Rien n’a été ajouté.' },
  'forward-fr': { ...request, part: 'Votre facture est prête.' },
  'forward-attached': { ...request, text: 'Je vous transfère ceci.', files: ['ancien.eml'] },
};

const attachments: Record<string, CorpusCase> = {
  'rfc2231-name': { ...request, files: ['relevé d’octobre 2026.pdf'] },
  'rfc2047-name': { ...request, files: ['Plan de l’étage.pdf'] },
  'path-name': { ...request, files: ['passwd.pdf', 'facture.pdf'] },
  'rtl-name': { ...request, files: ['factureexe.pdf'] },
  'null-bytes': { ...request, text: 'Un octet nul au milieu.', files: ['rapport.pdf'] },
  'double-extension': { ...request, refused: ['photo.jpg.exe'] },
  'zip-bomb': { ...request, files: ['42.zip'] },
  'inline-cid': {
    ...message,
    part: 'Capture ci-dessous',
    files: ['ecran.png'],
    html: { has: /<img[^>]* data-file="\d+"/ },
  },
  'inline-data': {
    ...message,
    files: ['image-1.png'],
    html: { has: /<img[^>]* data-file="\d+"/, never: /data:/ },
  },
  'smime-signed': { ...request, text: 'Message signé par certificat.', refused: ['smime.p7s'] },
  'pgp-signed': { ...request, text: 'Message signé par clé.', refused: ['signature.asc'] },
  'pgp-encrypted': { ...request, text: '', refused: ['piece-jointe-1.bin', 'encrypted.asc'] },
  invitation: { ...request, part: 'Invitation : passage du technicien.', files: ['invite.ics'] },
  'tnef-only-rtf': {
    ...request,
    text: 'Le routeur du dépôt est bloqué.\nMerci.',
    files: ['plan du dépôt.pdf'],
  },
  'tnef-text': { ...request, text: 'Téléphone qui grésille.', files: ['photo.png'] },
  'tnef-broken': { ...request, text: 'Ci-joint.', refused: ['winmail.dat'] },
};

const machines: Record<string, CorpusCase> = {
  'auto-submitted': ignored('auto-submitted'),
  'auto-generated': ignored('auto-submitted'),
  'precedence-bulk': ignored('precedence'),
  'precedence-auto-reply': ignored('precedence'),
  'x-autoreply': ignored('auto-reply'),
  'x-autoresponder': ignored('auto-reply'),
  'auto-subject-fr': ignored('auto-reply'),
  'auto-subject-en': ignored('auto-reply'),
  'auto-subject-absence': ignored('auto-reply'),
  'exchange-oof': ignored('auto-submitted'),
  'suppress-only': request,
  'mailing-list': ignored('mailing-list'),
  'no-reply-sender': ignored('machine-sender'),
  'loop-own-id': ignored('own-address'),
  'loop-x-loop': ignored('loop'),
  'loop-own-address': ignored('own-address'),
  'dsn-hard': report('failed'),
  'dsn-full': report('failed'),
  'dsn-delayed': report('delayed'),
  'dsn-delivered': report('delivered'),
  'dsn-exchange': report('failed'),
  'dsn-gmail': report('failed'),
  'bounce-qmail': report('failed'),
  'dsn-other-mail': report(),
  'dsn-other-recipient': report(),
  'dsn-no-original': report(),
  'mdn-read': report('read'),
  'mdn-deleted': report('unread'),
};

const harmful = /<script|\son\w+\s*=|javascript:|<form|<input|<iframe|<style|url\(|position|\ssrc\s*=/i;
const hostile: Record<string, CorpusCase> = {
  'spoofed-dmarc': triage('sender-not-authenticated'),
  'spoofed-staff': triage('sender-is-staff'),
  'two-from': triage('several-senders'),
  'display-name-trick': triage('unknown-sender'),
  homograph: triage('unknown-sender'),
  'stranger-with-token': triage('unknown-sender'),
  'reply-to-differs': request,
  'hostile-html': {
    ...message,
    subject: '<img src=x onerror=alert(1)>',
    part: 'Facture à régler',
    html: { has: /data-remote-src="https:\/\/pixel\.test/, never: harmful },
  },
};

const broken: Record<string, CorpusCase> = {
  'boundary-missing': { ...request, part: 'Le courriel se dit en plusieurs parties.' },
  'boundary-never-closed': { ...request, text: 'La dernière frontière manque.' },
  'base64-truncated': { ...request, text: 'La pièce jointe est coupée.', files: ['coupe.pdf'] },
  'deep-100': quarantined('too-deep'),
  'parts-1000': quarantined('too-many-parts'),
  'headers-1000': quarantined('too-many-headers'),
  'not-a-mail': quarantined('unreadable'),
};

/** Every mail of fixtures/corpus, by the name of its file. */
export const corpus: Record<string, CorpusCase> = {
  ...texts,
  ...replies,
  ...attachments,
  ...machines,
  ...hostile,
  ...broken,
};
