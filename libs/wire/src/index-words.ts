import type { IndexDoubt } from '@vigie/rules';
import type { Locale } from './common';

interface Words {
  /** Beside every choice of a series. */
  fit: string;
  doubts: Record<IndexDoubt, string>;
}

/** What the law says of the index of a clause. */
export const indexWords: Record<Locale, Words> = {
  fr: {
    fit: 'L’indice doit avoir un lien direct avec l’objet du contrat ou l’activité d’une des parties (Code monétaire et financier, art. L112-2).',
    doubts: {
      'general-level':
        'Le SMIC et le niveau général des prix ou des salaires ne peuvent pas servir d’indice (art. L112-2)\u00a0: choisissez une série de votre activité.',
      'other-activity':
        'Cette série suit les salaires du droit, de la comptabilité, de l’architecture et de l’ingénierie (A38 MA). Pour des services informatiques, 010562805 (information et communication), Syntec ou ICHTrev-TS sont plus proches.',
    },
  },
  en: {
    fit: 'The index must be directly related to the object of the contract or the activity of a party (French monetary code, art. L112-2).',
    doubts: {
      'general-level':
        'The SMIC and the general level of prices or wages cannot serve as an index (art. L112-2): choose a series of your trade.',
      'other-activity':
        'This series follows the wages of law, accounting, architecture and engineering (A38 MA). For IT services, 010562805 (information and communication), Syntec or ICHTrev-TS are closer.',
    },
  },
};
