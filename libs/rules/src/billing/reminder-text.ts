/** What accounting may say of a reminder: its subject, and the paragraphs before and after the list of invoices. */
export interface ReminderWords {
  subject: string;
  before: string;
  after: string;
}

/** What stands for a fact in these words, between braces. */
export const reminderPlaceholders = ['client', 'factures', 'total'] as const;
type Placeholder = (typeof reminderPlaceholders)[number];

export const reminderWordsFaults = ['reminder.text-empty', 'reminder.text-unknown'] as const;
export type ReminderWordsFault = (typeof reminderWordsFaults)[number];

const braces = /\{([^{}]*)\}/g;
const isKnown = (name: string): name is Placeholder => reminderPlaceholders.some((known) => known === name);

/** Why words cannot be sent; null when they can. */
export function reminderWordsFault({ subject, before, after }: ReminderWords): ReminderWordsFault | null {
  if (subject.trim() === '' || before.trim() === '') return 'reminder.text-empty';
  const named = [subject, before, after].flatMap((text) => [...text.matchAll(braces)]);
  return named.every(([, name = '']) => isKnown(name)) ? null : 'reminder.text-unknown';
}

/** Words with the facts in them; braces that stand for nothing stay as they are. */
export function fillWords(text: string, facts: Readonly<Record<Placeholder, string>>): string {
  return text.replace(braces, (whole, name: string) => (isKnown(name) ? facts[name] : whole));
}
