import type { InvoiceSeller, ReminderTone } from '@vigie/rules';
import { contractWords, revisionNumbers, type RemindedInvoiceItem } from '@vigie/wire';

type Language = 'fr' | 'en';

/** What a reminder says around the list of its invoices. */
interface Words {
  subject: (count: number, client: string) => string;
  before: readonly string[];
  after: readonly string[];
}

const fr: Record<ReminderTone, Words> = {
  friendly: {
    subject: (count) =>
      count > 1 ? `${count} factures arrivées à échéance` : 'Une facture arrivée à échéance',
    before: ['Sauf erreur de notre part, le règlement des factures suivantes ne nous est pas parvenu\u00a0:'],
    after: [
      'Si votre paiement est déjà parti, ne tenez pas compte de ce message. Sinon, merci de le faire dans les prochains jours.',
      'Une question, une facture à corriger\u202f? Répondez simplement à ce message.',
    ],
  },
  firm: {
    subject: (count) =>
      count > 1 ? `Relance\u00a0: ${count} factures impayées` : 'Relance\u00a0: une facture impayée',
    before: ['Malgré notre rappel, les factures suivantes restent impayées\u00a0:'],
    after: [
      'Nous vous demandons de les régler sous huit jours, ou de nous dire à quelle date elles le seront.',
      'Les pénalités de retard courent depuis le lendemain de chaque échéance, sans rappel (C. com. L441-10).',
    ],
  },
  'suspension-notice': {
    subject: () => 'Avant suspension du service\u00a0: factures impayées',
    before: ['Les factures suivantes restent impayées\u00a0:'],
    after: [
      'Comme le prévoient nos conditions, le service peut être suspendu à partir de quinze jours de retard. Pendant une suspension, vos demandes sont reçues et gardées, mais leurs délais ne courent pas.',
      'Le paiement complet de ce qui est échu écarte la suspension.',
    ],
  },
  'formal-notice': {
    subject: () => 'Mise en demeure de payer',
    before: ['Malgré nos relances, les sommes suivantes restent dues\u00a0:'],
    after: [
      'Par la présente, nous vous mettons en demeure de payer la totalité de ces sommes sous huit jours à compter de la réception de cette lettre.',
      'À défaut, nous nous réservons de saisir la juridiction compétente, sans autre avis, et de réclamer les pénalités de retard ainsi que l’indemnité forfaitaire de 40\u00a0€ par facture (C. com. L441-10 et D441-5).',
    ],
  },
};

const en: Record<ReminderTone, Words> = {
  friendly: {
    subject: (count) => (count > 1 ? `${count} invoices are due` : 'An invoice is due'),
    before: ['Unless we are mistaken, we have not received the payment of these invoices:'],
    after: [
      'If your payment is on its way, please ignore this message. If not, please make it in the next days.',
      'A question, an invoice to correct? Just answer this message.',
    ],
  },
  firm: {
    subject: (count) => (count > 1 ? `Reminder: ${count} unpaid invoices` : 'Reminder: an unpaid invoice'),
    before: ['In spite of our reminder, these invoices are still unpaid:'],
    after: [
      'Please pay them within eight days, or tell us the day on which you will.',
      'Late-payment penalties run from the day after each due date, without notice (C. com. L441-10).',
    ],
  },
  'suspension-notice': {
    subject: () => 'Before the service is suspended: unpaid invoices',
    before: ['These invoices are still unpaid:'],
    after: [
      'As our conditions provide, the service may be suspended from fifteen days of delay. During a suspension your requests are received and kept, but their deadlines do not run.',
      'Payment in full of what is overdue averts the suspension.',
    ],
  },
  'formal-notice': {
    subject: () => 'Formal notice to pay',
    before: ['In spite of our reminders, these amounts are still owed:'],
    after: [
      'We hereby give you formal notice to pay all of them within eight days of the receipt of this letter.',
      'Failing that, we may take the matter to court without further notice, and claim the late-payment penalties and the fixed sum of 40 euros for each invoice (C. com. L441-10 and D441-5).',
    ],
  },
};

const frame = {
  fr: {
    dear: 'Madame, Monsieur,',
    bye: 'Cordialement,',
    line: (number: string, due: string, open: string, days: number) =>
      `– ${number}, échue le ${due} (${days}\u00a0jour${days > 1 ? 's' : ''})\u00a0: ${open} restent dus`,
    total: (total: string) => `Total\u00a0: ${total} TTC.`,
    pay: (iban: string) =>
      `Règlement par virement\u00a0: IBAN ${iban}, avec les numéros des factures en référence.`,
    penalties: (amount: string) => `Pénalités de retard à ce jour, non réclamées ici\u00a0: ${amount}.`,
  },
  en: {
    dear: 'Dear Sir or Madam,',
    bye: 'Yours faithfully,',
    line: (number: string, due: string, open: string, days: number) =>
      `– ${number}, due on ${due} (${days} day${days > 1 ? 's' : ''}): ${open} still owed`,
    total: (total: string) => `Total: ${total} including VAT.`,
    pay: (iban: string) =>
      `Payment by transfer: IBAN ${iban}, with the numbers of the invoices as reference.`,
    penalties: (amount: string) => `Late-payment penalties so far, not claimed here: ${amount}.`,
  },
};

/** Countries whose clients are written to in French; the others read English. */
const french = new Set(['FR', 'BE', 'CH', 'LU', 'MC']);
export const reminderLanguage = (country: string | null): Language =>
  country === null || french.has(country) ? 'fr' : 'en';

interface Facts {
  tone: ReminderTone;
  language: Language;
  client: string;
  invoices: readonly RemindedInvoiceItem[];
  total: string;
  /** So far; null when there is none. */
  penalties: string | null;
  seller: InvoiceSeller | null;
}

/** Subject and paragraphs of a reminder, the same by mail and by post. */
export function reminderText({ tone, language, client, invoices, total, penalties, seller }: Facts): {
  subject: string;
  before: readonly string[];
  after: string[];
  text: string;
} {
  const [words, t] = [(language === 'fr' ? fr : en)[tone], frame[language]];
  const money = (amount: string) => revisionNumbers.money(amount, language);
  const subject = words.subject(invoices.length, client);
  const after = [
    ...words.after,
    ...(penalties && tone !== 'friendly' ? [t.penalties(money(penalties))] : []),
    ...(seller?.iban ? [t.pay(seller.iban)] : []),
  ];
  const lines = invoices.map(({ number, dueOn, open, days }) =>
    t.line(number, contractWords[language].day(dueOn), money(open), days),
  );
  const text = [
    ...[t.dear, '', ...words.before, '', ...lines, '', t.total(money(total)), ''],
    ...after.flatMap((paragraph) => [paragraph, '']),
    ...[t.bye, seller?.name ?? ''],
  ].join('\n');
  return { subject, before: [t.dear, ...words.before], after: [...after, t.bye], text };
}
