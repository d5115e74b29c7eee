import type { ReminderState } from '@vigie/wire';

/** How the state of a reminder looks. */
export const reminderChips: Record<ReminderState, string> = {
  reserved: 'chip-accent',
  sent: 'chip-ok',
  failed: 'chip-bad',
  ambiguous: 'chip-warn',
  'taken-back': '',
};
