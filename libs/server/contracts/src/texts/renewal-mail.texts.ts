import type {
  ContractLetterKind,
  InformationWindow,
  LocalDate,
  NoticeDates,
  RenewalDecision,
} from '@vigie/rules';
import { contractWords, renewalWords, type Locale } from '@vigie/wire';

/** What somebody is told about a term. */
export type RenewalMail =
  { what: 'reminder'; days: number } | { what: 'too-late' } | { what: 'written'; letter: ContractLetterKind };

interface RenewalFacts {
  client: string;
  contract: string;
  term: LocalDate;
  notice: NoticeDates;
  information: InformationWindow | null;
  decision: RenewalDecision;
  url: string;
}
type Writer = (facts: RenewalFacts, mail: RenewalMail) => { subject: string; lines: string[] };

const fr: Writer = (facts, mail) => {
  const { client, contract, term, notice, information, decision, url } = facts;
  const { day } = contractWords.fr;
  const words = renewalWords.fr;
  const about = `${client}, ${contract}`;
  switch (mail.what) {
    case 'reminder':
      return {
        subject: `Reconduction à décider\u00a0: ${about}, à poster avant le ${day(notice.posting)}`,
        lines: [
          `Le contrat ${contract} de ${client} est reconduit après le ${day(term)}, sauf dénonciation.`,
          `Dernier jour pour poster une lettre sans risque\u00a0: ${day(notice.posting)} (rappel des ${mail.days} jours).`,
          `Elle doit être reçue au plus tard le ${day(notice.safe)}\u202f; limite du préavis\u00a0: ${day(notice.limit)}.`,
          `Décision\u00a0: ${words.decisions[decision]}.`,
          url,
        ],
      };
    case 'too-late':
      return {
        subject: `Trop tard\u00a0: information sur la reconduction non envoyée, ${about}`,
        lines: [
          `L’information due à ${client} (code de la consommation, art. L215-1) devait partir au plus tard le ${day(information?.to ?? term)}.`,
          'Faute d’information, le client peut mettre fin au contrat à tout moment après la reconduction, sans frais.',
          url,
        ],
      };
    case 'written':
      return {
        subject: `Lettre à poster\u00a0: ${words.letters[mail.letter]}, ${about}`,
        lines: [
          `La lettre «\u00a0${words.letters[mail.letter]}\u00a0» pour ${client} est écrite. Relisez-la, postez-la, puis notez la date.`,
          ...(mail.letter === 'renewal-information' && information
            ? [`À envoyer entre le ${day(information.from)} et le ${day(information.to)}.`]
            : []),
          url,
        ],
      };
  }
};

const en: Writer = (facts, mail) => {
  const { client, contract, term, notice, information, decision, url } = facts;
  const { day } = contractWords.en;
  const words = renewalWords.en;
  const about = `${client}, ${contract}`;
  switch (mail.what) {
    case 'reminder':
      return {
        subject: `Renewal to decide: ${about}, to post before ${day(notice.posting)}`,
        lines: [
          `The contract ${contract} of ${client} is renewed after ${day(term)} unless somebody denounces it.`,
          `Last day to post a letter safely: ${day(notice.posting)} (reminder of ${mail.days} days).`,
          `It must be received by ${day(notice.safe)}; notice limit: ${day(notice.limit)}.`,
          `Decision: ${words.decisions[decision]}.`,
          url,
        ],
      };
    case 'too-late':
      return {
        subject: `Too late: information on the renewal not sent, ${about}`,
        lines: [
          `The information due to ${client} (code de la consommation, art. L215-1) had to leave by ${day(information?.to ?? term)}.`,
          'Without it, the client may end the contract at any time after the renewal, free of charge.',
          url,
        ],
      };
    case 'written':
      return {
        subject: `Letter to post: ${words.letters[mail.letter]}, ${about}`,
        lines: [
          `The letter “${words.letters[mail.letter]}” for ${client} is written. Read it, post it, then note the date.`,
          ...(mail.letter === 'renewal-information' && information
            ? [`To be sent between ${day(information.from)} and ${day(information.to)}.`]
            : []),
          url,
        ],
      };
  }
};

/** The mails about a term, to our people. */
export const renewalMailTexts: Record<Locale, Writer> = { fr, en };
