import type { ClientKind, ContractLetterKind } from '@vigie/rules';

/** The dates of a letter, as people read them. */
export interface LetterDays {
  term: string;
  nextFrom: string;
  nextTo: string;
  limit: string;
  /** Of the client's letter. */
  sentOn: string | null;
  receivedOn: string;
  /** Where even the widest reading of the notice leaves the letter late. */
  latestArguable: string | null;
}
interface Said extends LetterDays {
  contract: string;
  months: string;
  noticeMonths: string;
  reason: string | null;
  clientKind: ClientKind;
}
interface LetterText {
  object: (contract: string) => string;
  /** How it has to travel; null where a simple letter does. */
  way: string | null;
  body: (said: Said) => string[];
  /** What the law wants in a visible frame. */
  frame: (said: Said) => string | null;
}

const by: Record<ClientKind, string> = {
  professional: '',
  'non-professional': ', qui s’applique aux non-professionnels par l’article L215-3',
  consumer: '',
};

/** Words of letters about the term of a contract. A contract is concluded in French: so are its letters. */
export const letterTexts = {
  place: (day: string) => `Le ${day}`,
  object: 'Objet',
  greeting: 'Madame, Monsieur,',
  closing: 'Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.',
  foot: (page: number, pages: number) => `Page ${page} sur ${pages}`,
  facts: {
    title: 'Le contrat',
    contract: 'Contrat',
    start: 'Début',
    length: 'Durée de chaque période',
    term: 'Échéance de la période en cours',
    notice: 'Préavis',
    noticeText: (months: string) => `${months}, article 2 des conditions générales`,
    limit: 'Dénonciation à recevoir au plus tard le',
    sentOn: 'Votre lettre, envoyée le',
    receivedOn: 'Votre lettre, reçue le',
    next: 'Période suivante',
    nextText: (from: string, to: string) => `du ${from} au ${to}`,
  },
  letters: {
    denunciation: {
      object: (contract) => `dénonciation du contrat ${contract}`,
      way: 'Lettre recommandée avec avis de réception',
      body: ({ contract, term, noticeMonths }) => [
        `Le contrat ${contract} est conclu pour une durée déterminée et se renouvelle par tacite reconduction, sauf dénonciation par lettre recommandée avec avis de réception, moyennant un préavis de ${noticeMonths} (article 2 des conditions générales).`,
        `Par la présente, nous dénonçons ce contrat. Il ne sera pas reconduit et prendra fin à son échéance, le ${term} au soir.`,
        'Jusqu’à cette date, le contrat s’exécute sans changement. Nous vous proposons de convenir ensemble, dès que vous le souhaitez, de la restitution de vos données et de la transmission du service.',
      ],
      frame: () => null,
    },
    'renewal-information': {
      object: (contract) => `information sur la reconduction du contrat ${contract}`,
      way: null,
      body: ({ contract, term, nextFrom, nextTo, months, clientKind }) => [
        `Votre contrat ${contract} arrive à échéance le ${term}. Sans dénonciation de votre part, il sera reconduit pour ${months}, du ${nextFrom} au ${nextTo}.`,
        `Nous vous en informons comme le prévoit l’article L215-1 du code de la consommation${by[clientKind]}.`,
        'Si vous souhaitez que le contrat continue, vous n’avez rien à faire.',
      ],
      frame: ({ limit }) =>
        `Vous pouvez ne pas reconduire ce contrat. Votre dénonciation doit nous parvenir au plus tard le ${limit}, par lettre recommandée avec avis de réception.`,
    },
    'late-answer': {
      object: (contract) => `votre dénonciation du contrat ${contract}`,
      way: 'Lettre recommandée avec avis de réception',
      body: ({
        contract,
        sentOn,
        receivedOn,
        limit,
        latestArguable,
        noticeMonths,
        reason,
        nextFrom,
        nextTo,
      }) => [
        `Nous avons reçu le ${receivedOn} votre lettre${sentOn === null ? '' : `, envoyée le ${sentOn},`} par laquelle vous dénoncez le contrat ${contract}.`,
        `Le préavis est de ${noticeMonths} avant l’échéance\u00a0: la dénonciation devait nous parvenir au plus tard le ${limit}${latestArguable === null || latestArguable === limit ? '' : `, et selon la lecture la plus large le ${latestArguable}`}. Elle est arrivée après.`,
        ...(reason === null ? [] : [reason]),
        `Le contrat est donc reconduit du ${nextFrom} au ${nextTo}. Votre dénonciation reste enregistrée\u00a0: le contrat prendra fin le ${nextTo} au soir, sans autre démarche de votre part.`,
      ],
      frame: () => null,
    },
  } satisfies Record<ContractLetterKind, LetterText>,
};
