import {
  fillWords,
  type InvoiceSeller,
  type LocalDate,
  type ReminderTone,
  type ReminderWords,
} from '@vigie/rules';
import { contractWords, revisionNumbers, type ReminderLanguage, type RemindedInvoiceItem } from '@vigie/wire';

/** What a reminder says around the list of its invoices, until accounting writes something else. */
export const usualReminderWords: Record<ReminderLanguage, Record<ReminderTone, ReminderWords>> = {
  fr: {
    friendly: {
      subject: 'Échéance dépassée\u00a0: {factures}',
      before: 'Sauf erreur de notre part, nous n’avons pas reçu le règlement de ce qui suit\u00a0:',
      after: [
        'Si votre paiement est déjà parti, ne tenez pas compte de ce message. Sinon, merci de le faire dans les prochains jours.',
        'Une question, une facture à corriger\u202f? Répondez simplement à ce message.',
      ].join('\n\n'),
    },
    firm: {
      subject: 'Relance\u00a0: {factures}',
      before: 'Malgré notre rappel, ce qui suit reste impayé\u00a0:',
      after: 'Nous vous demandons de le régler sous huit jours, ou de nous dire à quelle date ce sera fait.',
    },
    'suspension-notice': {
      subject: 'Avant suspension du service\u00a0: {factures}',
      before: 'Ce qui suit reste impayé\u00a0:',
      after: [
        'Comme le prévoient nos conditions, le service peut être suspendu à partir de quinze jours de retard. Pendant une suspension, vos demandes sont reçues et gardées, mais leurs délais ne courent pas.',
        'Le paiement complet de ce qui est échu écarte la suspension.',
      ].join('\n\n'),
    },
    'formal-notice': {
      subject: 'Mise en demeure de payer\u00a0: {factures}',
      before: 'Malgré nos relances, les sommes suivantes restent dues\u00a0:',
      after: [
        'Par la présente, nous vous mettons en demeure de payer la totalité de ces sommes sous huit jours à compter de la réception de cette lettre.',
        'À défaut, nous nous réservons de saisir la juridiction compétente, sans autre avis.',
      ].join('\n\n'),
    },
  },
  en: {
    friendly: {
      subject: 'Payment due: {factures}',
      before: 'Unless we are mistaken, we have not received the payment of what follows:',
      after: [
        'If your payment is on its way, please ignore this message. If not, please make it in the next days.',
        'A question, an invoice to correct? Just answer this message.',
      ].join('\n\n'),
    },
    firm: {
      subject: 'Reminder: {factures}',
      before: 'In spite of our reminder, what follows is still unpaid:',
      after: 'Please pay it within eight days, or tell us the day on which you will.',
    },
    'suspension-notice': {
      subject: 'Before the service is suspended: {factures}',
      before: 'What follows is still unpaid:',
      after: [
        'As our conditions provide, the service may be suspended from fifteen days of delay. During a suspension your requests are received and kept, but their deadlines do not run.',
        'Payment in full of what is overdue averts the suspension.',
      ].join('\n\n'),
    },
    'formal-notice': {
      subject: 'Formal notice to pay: {factures}',
      before: 'In spite of our reminders, these amounts are still owed:',
      after: [
        'We hereby give you formal notice to pay all of them within eight days of the receipt of this letter.',
        'Failing that, we may take the matter to court without further notice.',
      ].join('\n\n'),
    },
  },
};

/** What accounting does not write: amounts, how to pay, and what the law grants between professionals only. */
const frame = {
  fr: {
    dear: 'Madame, Monsieur,',
    bye: 'Cordialement,',
    line: (number: string, due: string, open: string, days: number) =>
      `– ${number}, échue le ${due} (${days}\u00a0jour${days > 1 ? 's' : ''})\u00a0: ${open} restent dus`,
    others: (count: number) => `et ${count} autre${count > 1 ? 's' : ''}`,
    total: (total: string) => `Total\u00a0: ${total} TTC.`,
    pay: (iban: string) =>
      `Règlement par virement\u00a0: IBAN ${iban}, avec les numéros des factures en référence.`,
    law: 'Les pénalités de retard courent depuis le lendemain de chaque échéance, sans rappel, et une indemnité forfaitaire de 40\u00a0€ est due par facture (C. com. L441-10 et D441-5).',
    penalties: (amount: string) => `Pénalités de retard à ce jour, non réclamées ici\u00a0: ${amount}.`,
    awaited: (day: string) =>
      `Le taux d’intérêt légal n’est pas encore publié pour les jours à partir du ${day}\u00a0: ils n’y sont pas comptés.`,
  },
  en: {
    dear: 'Dear Sir or Madam,',
    bye: 'Yours faithfully,',
    line: (number: string, due: string, open: string, days: number) =>
      `– ${number}, due on ${due} (${days} day${days > 1 ? 's' : ''}): ${open} still owed`,
    others: (count: number) => `and ${count} more`,
    total: (total: string) => `Total: ${total} including VAT.`,
    pay: (iban: string) =>
      `Payment by transfer: IBAN ${iban}, with the numbers of the invoices as reference.`,
    law: 'Late-payment penalties run from the day after each due date, without notice, and a fixed sum of 40 euros is owed for each invoice (C. com. L441-10 and D441-5).',
    penalties: (amount: string) => `Late-payment penalties so far, not claimed here: ${amount}.`,
    awaited: (day: string) =>
      `The legal interest rate is not published yet for the days from ${day} on: they are not counted.`,
  },
};

/** Countries whose clients are written to in French; the others read English. */
const french = new Set(['FR', 'BE', 'CH', 'LU', 'MC']);
export const reminderLanguage = (country: string | null): ReminderLanguage =>
  country === null || french.has(country) ? 'fr' : 'en';

interface Facts {
  tone: ReminderTone;
  language: ReminderLanguage;
  /** Those in force for this tone and language. */
  words: ReminderWords;
  client: string;
  isProfessional: boolean;
  invoices: readonly Pick<RemindedInvoiceItem, 'number' | 'dueOn' | 'open' | 'days'>[];
  total: string;
  /** So far; null when there is none. */
  penalties: string | null;
  /** The first day whose rate is not published yet, of those that would count. */
  awaitingRateFrom: LocalDate | null;
  seller: Pick<InvoiceSeller, 'name' | 'iban'> | null;
}

/** A subject names so many invoices. */
const mostNamed = 3;

/** Subject and text of a reminder, the same by mail and by post. */
export function reminderText(facts: Facts): { subject: string; text: string } {
  const { tone, language, words, client, invoices, seller } = facts;
  const t = frame[language];
  const money = (amount: string) => revisionNumbers.money(amount, language);
  const total = money(facts.total);
  const [numbers, more] = [invoices.map(({ number }) => number), invoices.length - mostNamed];
  const named = [numbers.slice(0, mostNamed).join(', '), ...(more > 0 ? [t.others(more)] : [])].join(' ');
  const fill = (text: string) => fillWords(text, { client, total, factures: named });
  const lines = invoices.map(({ number, dueOn, open, days }) =>
    t.line(number, contractWords[language].day(dueOn), money(open), days),
  );
  const isLegal = facts.isProfessional && tone !== 'friendly';
  const paragraphs = [
    ...[t.dear, fill(words.before), lines.join('\n'), t.total(total), fill(words.after)],
    ...(isLegal ? [t.law] : []),
    ...(isLegal && facts.penalties ? [penaltiesOf(facts, facts.penalties)] : []),
    ...(seller?.iban ? [t.pay(seller.iban)] : []),
    `${t.bye}\n${seller?.name ?? ''}`.trimEnd(),
  ];
  const text = paragraphs.filter((paragraph) => paragraph.trim() !== '').join('\n\n');
  return {
    subject: fill(words.subject)
      .replace(/\s*\n\s*/g, ' ')
      .slice(0, 300),
    text,
  };
}

function penaltiesOf({ language, awaitingRateFrom }: Facts, penalties: string): string {
  const t = frame[language];
  const said = t.penalties(revisionNumbers.money(penalties, language));
  return awaitingRateFrom ? `${said} ${t.awaited(contractWords[language].day(awaitingRateFrom))}` : said;
}
