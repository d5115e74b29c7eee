import type { BackupEnding } from '@vigie/wire';
import type { endingTexts } from './endings.texts';

export type NextStep = keyof typeof endingTexts.fr.nexts;

/** What an end of service waits for. */
export function nextStep(ending: BackupEnding): NextStep {
  const { state, hold, restitutionOpen, daysLeft, erasure } = ending;
  if (state === 'proposed') return 'decide';
  if (state === 'erasing') return hold === null ? 'erase' : 'hold';
  if (state !== 'open') return 'over';
  if (restitutionOpen) return 'serve';
  if (daysLeft >= 0) return 'wait';
  if (hold !== null) return 'hold';
  return erasure === 'asked' ? 'approve' : 'ask';
}

/** How much the time that is left presses. */
export const pressure = ({
  state,
  daysLeft,
}: Pick<BackupEnding, 'state' | 'daysLeft'>): '' | 'near' | 'late' => {
  if (state !== 'open' && state !== 'proposed') return '';
  return daysLeft < 0 ? 'late' : daysLeft <= 5 ? 'near' : '';
};
