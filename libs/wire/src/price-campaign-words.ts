import type { Locale } from './common';
import type { CampaignLineException, CampaignLineWarning } from './price-campaigns';

interface Words {
  exceptions: Record<CampaignLineException, string>;
  warnings: Record<CampaignLineWarning, string>;
}

/** Why prices are left alone and what to look at, on screens and in files. */
export const priceCampaignWords: Record<Locale, Words> = {
  fr: {
    exceptions: {
      'contract-not-active': 'Contrat pas encore signé',
      'contract-ended': 'Contrat terminé avant la date',
      'contract-denounced': 'Contrat dénoncé',
      'clause-missing': 'Sans clause de révision',
      'base-index-missing': 'Sans indice initial',
      'quiet-months': 'Première année sans révision',
      'value-awaited': 'Valeur de l’indice attendue',
      'lines-missing': 'Aucune ligne à cette date',
      'newly-agreed': 'Prix convenu à cette date même',
      'contract-changed': 'Contrat modifié depuis le calcul',
      'revision.price-invalid': 'Prix initial illisible',
      'revision.quantity-invalid': 'Quantité illisible',
      'revision.base-index-missing': 'Sans indice initial',
      'revision.new-index-missing': 'Valeur de l’indice manquante',
      'revision.index-not-numeric': 'Indice qui n’est pas un nombre',
      'revision.index-not-positive': 'Indice nul ou négatif',
      'revision.fixed-part-invalid': 'Part fixe hors de 0 à 1',
      'revision.limit-invalid': 'Plafond ou plancher illisible',
      'revision.previous-price-missing': 'Plafond sans prix précédent',
      'revision.link-invalid': 'Coefficient de raccordement illisible',
      'revision.index-older': 'Indice plus ancien que l’indice initial',
      'revision.bases-mixed': 'Deux bases d’indice différentes',
      'revision.link-missing': 'Deux séries sans coefficient de raccordement',
      'revision.index-provisional': 'Valeur provisoire, le contrat la veut définitive',
    },
    warnings: {
      'revision.link-on-new-value': 'Coefficient de raccordement appliqué à la nouvelle valeur',
      'revision.capped': 'Plafond du contrat appliqué',
      'revision.floored': 'Plancher du contrat appliqué',
      'varies-too-long':
        'L’indice varie sur une période plus longue que celle du prix (art. L112-1 du Code monétaire et financier)',
      'upward-only': 'Une clause qui ne joue qu’à la hausse est réputée non écrite',
      'value-provisional': 'Valeur provisoire de l’indice',
      'amended-later': 'Un avenant postérieur change cette ligne\u00a0: son prix compte à partir de sa date',
    },
  },
  en: {
    exceptions: {
      'contract-not-active': 'Contract not signed yet',
      'contract-ended': 'Contract ended before the day',
      'contract-denounced': 'Contract denounced',
      'clause-missing': 'No revision clause',
      'base-index-missing': 'No initial index',
      'quiet-months': 'First year without a revision',
      'value-awaited': 'Index value awaited',
      'lines-missing': 'No line on that day',
      'newly-agreed': 'Price agreed for that very day',
      'contract-changed': 'Contract changed since the computation',
      'revision.price-invalid': 'Initial price unreadable',
      'revision.quantity-invalid': 'Quantity unreadable',
      'revision.base-index-missing': 'No initial index',
      'revision.new-index-missing': 'Index value missing',
      'revision.index-not-numeric': 'Index is not a number',
      'revision.index-not-positive': 'Index is zero or negative',
      'revision.fixed-part-invalid': 'Fixed part not between 0 and 1',
      'revision.limit-invalid': 'Cap or floor unreadable',
      'revision.previous-price-missing': 'Cap without a previous price',
      'revision.link-invalid': 'Link coefficient unreadable',
      'revision.index-older': 'Index older than the initial one',
      'revision.bases-mixed': 'Two different index bases',
      'revision.link-missing': 'Two series without a link coefficient',
      'revision.index-provisional': 'Provisional value, the contract wants a final one',
    },
    warnings: {
      'revision.link-on-new-value': 'Link coefficient applied to the new value',
      'revision.capped': 'Cap of the contract applied',
      'revision.floored': 'Floor of the contract applied',
      'varies-too-long':
        'The index varies over a longer time than the price has stood (art. L112-1 of the French monetary code)',
      'upward-only': 'A clause that only goes up is held unwritten',
      'value-provisional': 'Provisional index value',
      'amended-later': 'A later amendment changes this line: its price counts from its own day on',
    },
  },
};
