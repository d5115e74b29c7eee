import { amountText, quantityText, type Cents, type LocalDate } from '@vigie/rules';

const thin = '\u202f';

/** An amount as invoices print it: `12 410,26 €`. */
function euros(cents: Cents): string {
  const [whole = '', fraction = ''] = amountText(cents).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, thin)},${fraction}\u00a0€`;
}

const date = (day: LocalDate) => day.split('-').reverse().join('/');
const numberText = (text: string) => quantityText(text).replace('.', ',');

/** What stands on invoices: they are written in French. */
export const invoiceLineTexts = {
  /** How a fee comes about: `24 × 247,20 € par an`, and its days of a period that is not whole. */
  fee: (
    { quantity, unit }: { quantity: string; unit: Cents },
    days: { served: number; whole: number },
  ): string => {
    const yearly = `${numberText(quantity)} × ${euros(unit)} par an`;
    return days.served === days.whole ? yearly : `${yearly}, ${days.served} jours sur ${days.whole}`;
  },
  complement: (label: string) => `Régularisation\u00a0: ${label}`,
  complementDetail: (now: Cents, before: Cents) =>
    `Convenu depuis pour la période\u00a0: ${euros(now)}, déjà facturé\u00a0: ${euros(before)}`,
  regularisation: (label: string, year: number) => `Régularisation de la révision ${year}\u00a0: ${label}`,
  regularisationDetail: (corrected: Cents, applied: Cents) =>
    `Indice corrigé après publication\u00a0: ${euros(corrected)} par an au lieu de ${euros(applied)}`,
  quote: (ticket: string, edition: number) => `Devis accepté du ticket ${ticket}, édition ${edition}`,
  time: (ticket: string | null, subject: string | null) =>
    ticket === null ? 'Temps hors contrat' : `Temps hors contrat, ticket ${ticket}\u00a0: ${subject ?? ''}`,
  timeDetail: (days: readonly LocalDate[]) => days.map(date).join(', '),
  credit: (label: string) => label,
};
