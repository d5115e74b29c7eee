import type { RunOutcome } from '../vocabulary';

/** Words that stand for an outcome in the mails of a job. */
export interface ReportWords {
  failure: readonly string[];
  warning: readonly string[];
  success: readonly string[];
}

/** What most tools write, in French and English; a job may have its own. */
export const usualReportWords: ReportWords = {
  failure: [
    'failed',
    'failure',
    'error',
    'errors',
    'unsuccessful',
    'aborted',
    'fatal',
    'not completed',
    'incomplete',
    'échec',
    'échecs',
    'échoué',
    'échouée',
    'erreur',
    'erreurs',
    'interrompue',
    'impossible',
  ],
  warning: [
    'warning',
    'warnings',
    'partially',
    'partial',
    'skipped',
    'avertissement',
    'avertissements',
    'partiellement',
    'partielle',
    'ignoré',
    'ignorés',
    'ignorée',
    'ignorées',
  ],
  success: ['success', 'successful', 'successfully', 'completed', 'succès', 'réussi', 'réussie', 'réussite'],
};

/** `0 error`, `errors: 0`, `aucune erreur`, `without warnings`: the word is there, the thing is not. */
const absence = (word: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}]|\\p{N}[.,])(?:(?:0|no|without|aucune?|sans|zero)\\s+${word}|${word}\\s*[:=]\\s*(?:0|none|aucune?)(?!\\p{N}|[.,]\\p{N}))(?![\\p{L}\\p{N}])`,
    'gu',
  );
const denial = '(?:not|no|never|without|non|pas|sans|aucune?|jamais|un)';

/** The outcome that the words of a text stand for: failure before warning before success. No word, no outcome. */
export function textOutcome(text: string, words: ReportWords): RunOutcome {
  const plain = flatten(text);
  const has = (list: readonly string[]) => patternsOf(list).some((word) => isNamed(plain, word));
  if (has(words.failure)) return 'failed';
  const denied = patternsOf(words.success).some((word) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${denial}[\\s-]+(?:\\p{L}+\\s+)?${word}(?![\\p{L}\\p{N}])`, 'u').test(
      plain,
    ),
  );
  if (denied) return 'failed';
  if (has(words.warning)) return 'warning';
  return has(words.success) ? 'success' : 'unknown';
}

const isNamed = (plain: string, word: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'u').test(plain.replaceAll(absence(word), ' '));

const flatten = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ');

const patternsOf = (words: readonly string[]) =>
  words.map((word) => escaped(flatten(word).trim())).filter((word) => word !== '');

/** The words of a page that was made safe before (no styles, no scripts), for those who look for words only. */
export const wordsOfHtml = (html: string): string =>
  html
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/&nbsp;|&#160;/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/&#39;|&rsquo;|&apos;/g, '’')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((line) => line.replaceAll(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

/** A text as a part of a regular expression. */
export const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
