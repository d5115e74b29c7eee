import type { InvoiceSeller } from '@vigie/rules';
import { revisionNumbers } from '@vigie/wire';

interface Facts {
  contract: string;
  /** What is overdue; null once it is lifted. */
  open: string | null;
  invoices: readonly string[];
  seller: InvoiceSeller | null;
  url: string;
}
interface Mail {
  subject: string;
  lines: string[];
}

/** What a client reads when its contract is suspended, and when it is in force again. */
export const suspensionMailTexts: Record<'fr' | 'en', (facts: Facts) => Mail> = {
  fr: ({ contract, open, invoices, seller, url }) =>
    open === null
      ? {
          subject: `Suspension levée\u00a0: ${contract}`,
          lines: [
            'Bonjour,',
            '',
            `Le contrat «\u00a0${contract}\u00a0» n’est plus suspendu. Les délais de vos demandes courent de nouveau.`,
            'Merci.',
            ...(seller ? ['', seller.name] : []),
          ],
        }
      : {
          subject: `Contrat suspendu\u00a0: ${contract}`,
          lines: [
            'Bonjour,',
            '',
            `Le contrat «\u00a0${contract}\u00a0» est suspendu\u00a0: ${revisionNumbers.money(open, 'fr')} TTC sont échus et impayés (${invoices.join(', ')}).`,
            'Vos demandes sont toujours reçues et gardées avec leur preuve, mais leurs délais ne courent pas.',
            'La suspension est levée dès que tout ce qui est échu est payé, sans autre démarche.',
            ...(seller?.iban ? ['', `Règlement par virement\u00a0: IBAN ${seller.iban}.`] : []),
            ...['', `Vos factures\u00a0: ${url}`],
            ...(seller ? ['', seller.name] : []),
          ],
        },
  en: ({ contract, open, invoices, seller, url }) =>
    open === null
      ? {
          subject: `Suspension lifted: ${contract}`,
          lines: [
            'Hello,',
            '',
            `The contract “${contract}” is no longer suspended. The deadlines of your requests run again.`,
            'Thank you.',
            ...(seller ? ['', seller.name] : []),
          ],
        }
      : {
          subject: `Contract suspended: ${contract}`,
          lines: [
            'Hello,',
            '',
            `The contract “${contract}” is suspended: ${revisionNumbers.money(open, 'en')} including VAT are overdue and unpaid (${invoices.join(', ')}).`,
            'Your requests are still received and kept with their proof, but their deadlines do not run.',
            'The suspension is lifted as soon as all that is overdue is paid; nothing else is asked of you.',
            ...(seller?.iban ? ['', `Payment by transfer: IBAN ${seller.iban}.`] : []),
            ...['', `Your invoices: ${url}`],
            ...(seller ? ['', seller.name] : []),
          ],
        },
};
