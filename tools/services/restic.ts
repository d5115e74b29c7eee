import { bringPackages } from '../lib/apt.ts';
import { PlainError, say } from '../lib/console.ts';
import { findProgram } from '../lib/processes.ts';

const WHY = 'Il faut restic pour les sauvegardes que Vigie fait elle-même';

/** The system's restic, unless another program is named. Throws when it cannot be had. */
export async function bringRestic(): Promise<void> {
  if (process.env['RESTIC_PROGRAM'] || findProgram('restic') !== undefined) return;
  await bringPackages(['restic'], [], WHY);
}

/** The same for a start, which goes on without it: the console says that the engine is absent. */
export async function offerRestic(): Promise<void> {
  try {
    await bringRestic();
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    say('  restic est introuvable : Vigie démarre sans son moteur de sauvegarde, les autres continuent.');
  }
}
