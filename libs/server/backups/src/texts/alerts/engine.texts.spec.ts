import { alertTexts } from './alert.texts';
import { engineTexts } from './engine.texts';

const at = new Date('2026-11-26T22:40:00Z');

describe('what our people read of our engine', () => {
  it('says a code in words, with what restic said beside it', () => {
    const text = engineTexts.notCopied(at, 'no-repository: Fatal: unable to open config file');
    expect(text).toContain('a échoué. Dépôt introuvable. (Fatal: unable to open config file)');
    expect(alertTexts.run('26/11', 'locked')).toBe('Sauvegarde du 26/11. Dépôt verrouillé.');
  });

  it('leaves the words of others as they are', () => {
    expect(alertTexts.run('26/11', 'Fatal: disk: full')).toBe('Sauvegarde du 26/11. Fatal: disk: full');
    expect(alertTexts.run('26/11', null)).toBe('Sauvegarde du 26/11. Son programme n’en dit pas plus.');
    expect(engineTexts.notRestored(at, null)).toMatch(/n’est pas conforme\.$/);
  });
});
