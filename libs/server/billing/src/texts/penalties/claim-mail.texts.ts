import type { InvoiceSeller, LocalDate } from '@vigie/rules';
import { contractWords, revisionNumbers } from '@vigie/wire';

interface Facts {
  number: string;
  total: string;
  asOf: LocalDate;
  seller: InvoiceSeller | null;
}

/** The mail that brings a claim to a client: contracts are French, so is it. */
export function claimMailText({ number, total, asOf, seller }: Facts): { subject: string; text: string } {
  const amount = revisionNumbers.money(total, 'fr');
  const lines = [
    'Madame, Monsieur,',
    '',
    `Vous trouverez ci-joint notre réclamation ${number}, d’un montant de ${amount}, arrêtée au ${contractWords.fr.day(asOf)}\u00a0: pénalités de retard et indemnités forfaitaires de recouvrement (C. com. L441-10 et D441-5).`,
    'Le document donne le calcul complet, facture par facture. Ces sommes sont hors du champ de la TVA.',
    ...(seller?.iban ? ['', `Règlement par virement\u00a0: ${seller.iban}, référence ${number}.`] : []),
    '',
    'Cordialement,',
    ...(seller ? [seller.name] : []),
  ];
  return { subject: `Pénalités de retard\u00a0: réclamation ${number}`, text: lines.join('\n') };
}
