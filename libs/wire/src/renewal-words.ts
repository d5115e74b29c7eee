import type {
  ContractLetterKind,
  DenunciationVerdict,
  InformationState,
  RenewalDecision,
  TermState,
} from '@vigie/rules';
import type { Locale } from './common';

/** What renewals are called wherever they are shown, mailed or printed. */
export interface RenewalWords {
  decisions: Record<RenewalDecision, string>;
  states: Record<TermState, string>;
  letters: Record<ContractLetterKind, string>;
  information: Record<InformationState, string>;
  verdicts: Record<DenunciationVerdict, string>;
}

const fr: RenewalWords = {
  decisions: {
    undecided: 'À décider',
    renew: 'Laisser reconduire',
    denounce: 'Dénoncer',
    renegotiate: 'Renégocier',
  },
  states: { open: 'En attente', renewed: 'Reconduit', ended: 'Prend fin' },
  letters: {
    denunciation: 'Dénonciation',
    'renewal-information': 'Information sur la reconduction',
    'late-answer': 'Réponse à une dénonciation tardive',
  },
  information: {
    waiting: 'Information à venir',
    'to-send': 'Information à envoyer',
    sent: 'Information envoyée',
    'sent-late': 'Information envoyée trop tard',
    'too-late': 'Trop tard',
  },
  verdicts: { valid: 'Reçue à temps', arguable: 'Discutable', late: 'Trop tardive' },
};

const en: RenewalWords = {
  decisions: {
    undecided: 'To decide',
    renew: 'Let it renew',
    denounce: 'Denounce',
    renegotiate: 'Renegotiate',
  },
  states: { open: 'Open', renewed: 'Renewed', ended: 'Ends' },
  letters: {
    denunciation: 'Denunciation',
    'renewal-information': 'Information on the renewal',
    'late-answer': 'Answer to a late denunciation',
  },
  information: {
    waiting: 'Information to come',
    'to-send': 'Information to send',
    sent: 'Information sent',
    'sent-late': 'Information sent too late',
    'too-late': 'Too late',
  },
  verdicts: { valid: 'Received in time', arguable: 'Arguable', late: 'Too late' },
};

/** The words of renewals. */
export const renewalWords: Record<Locale, RenewalWords> = { fr, en };
