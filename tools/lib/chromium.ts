import { existsSync } from 'node:fs';
import { bringPackages } from './apt.ts';
import { PlainError, say } from './console.ts';
import { findProgram } from './processes.ts';

/** The same engine without the windows, menus and pages of a desktop, which take a fifth of the journeys' time. */
const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const WHY = 'Il faut Chromium pour les essais dans un navigateur';
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The browser for the journeys and the screenshots: CHROMIUM_PATH, PATH, else the system's package. */
export async function bringChromium(): Promise<string> {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') {
    if (existsSync(given)) return given;
    throw new PlainError(`CHROMIUM_PATH=${given} n'existe pas.`);
  }
  const find = () => findProgram(...NAMES) ?? (existsSync(MAC) ? MAC : undefined);
  if (find() === undefined) await bringPackage();
  const file = find();
  if (file === undefined)
    throw new PlainError('Chromium reste introuvable : donnez son chemin dans CHROMIUM_PATH.');
  return file;
}

async function bringPackage(): Promise<void> {
  try {
    await bringPackages([SHELL], [], WHY);
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    say(`  ${SHELL} ne s'installe pas ici : Chromium entier à la place.`);
    await bringPackages(['chromium'], [], WHY);
  }
}
