import { reminderTones } from '@vigie/rules';
import * as z from 'zod';
import { instant, line, prose } from './common';

/** Languages that reminders are written in, by the country of the client. */
export const reminderLanguages = ['fr', 'en'] as const;
export type ReminderLanguage = (typeof reminderLanguages)[number];
const tone = z.enum(reminderTones);
const language = z.enum(reminderLanguages);

const words = z.object({ subject: z.string(), before: z.string(), after: z.string() });
/** What reminders of a tone say in a language: as they do now, at the beginning, and in each version between. */
export const reminderText = z.object({
  tone,
  language,
  /** 0 while it is the usual one. */
  version: z.int(),
  words,
  usual: words,
  /** The latest first. */
  versions: z.array(words.extend({ version: z.int(), at: instant, by: z.string() })),
});
export type ReminderText = z.infer<typeof reminderText>;
export const reminderTexts = z.object({ items: z.array(reminderText) });

export const reminderTextKey = z.strictObject({ tone, language });
/** A tone in one of the languages. */
export type ReminderTextKey = z.infer<typeof reminderTextKey>;
const typed = {
  subject: line(200),
  before: prose(2000),
  /** Nothing may follow the list of invoices. */
  after: z.union([z.literal(''), prose(4000)]),
};
export const reminderTextInput = z.strictObject({ ...typed, version: z.int().min(0) });
export type ReminderTextInput = z.infer<typeof reminderTextInput>;
export const reminderTextSample = z.strictObject({ tone, language, ...typed });
export type ReminderTextSample = z.infer<typeof reminderTextSample>;
export const reminderTextPreview = z.object({ subject: z.string(), text: z.string() });
export type ReminderTextPreview = z.infer<typeof reminderTextPreview>;
