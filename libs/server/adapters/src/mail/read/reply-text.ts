import EmailReplyParser from 'email-reply-parser';

/** Longer texts are cut here before they are searched for quotes. */
const searchedLength = 60_000;

/** A line that begins the copy of an earlier mail; everything below it is quoted. */
const separators = [
  /^[ >]*-{2,}\s*(message d['’]origine|original message|message original|message transféré|forwarded message)\s*-{2,}\s*$/i,
  /^(le|on)\s.{6,200}(a écrit|wrote)\s*:\s*$/i,
];

const headerNames: Record<string, 'from' | 'sent' | 'to'> = {
  de: 'from',
  from: 'from',
  envoyé: 'sent',
  date: 'sent',
  sent: 'sent',
  à: 'to',
  to: 'to',
  objet: 'to',
  subject: 'to',
};

/** The text of a mail without the mails it quotes. Signatures stay: a postscript may follow them. */
export function replyText(text: string): string {
  const lines = text.slice(0, searchedLength).replace(/\r\n?/g, '\n').split('\n');
  const cut = lines.findIndex((_line, index) => beginsQuote(lines, index));
  const above = lines.slice(0, cut < 0 ? lines.length : cut).join('\n');
  const own = new EmailReplyParser()
    .read(above)
    .getFragments()
    .filter((fragment) => !(fragment.isHidden() && fragment.isQuoted()))
    .map((fragment) => fragment.getContent())
    .join('\n')
    .replace(/\n_{20,}\s*$/, '')
    .trim();
  return own || belowQuotes(lines.slice(cut + 1)) || text.trim();
}

/** What is written under or between the marked lines of the mail it answers, by those who answer below. */
function belowQuotes(lines: string[]): string {
  const isQuoted = (line: string) => /^\s*>/.test(line);
  if (!lines.some(isQuoted)) return '';
  const own = lines.filter((line) => !isQuoted(line));
  return own.join('\n').trim();
}

function beginsQuote(lines: string[], index: number): boolean {
  const line = (lines[index] ?? '').trim();
  // "Le lun. 23 nov. 2026 à 09:12, Prénom Nom" and "<adresse> a écrit :" are often folded on two lines.
  const folded = `${line} ${(lines[index + 1] ?? '').trim()}`;
  if (separators.some((separator) => separator.test(line) || separator.test(folded))) return true;
  return headerOf(line) === 'from' && isOutlookBlock(lines.slice(index + 1, index + 6));
}

/** "De : … Envoyé : … À : … Objet : …", as Outlook writes above the mail it answers. */
function isOutlookBlock(next: string[]): boolean {
  const names = next.map((line) => headerOf(line.trim()));
  return names.includes('sent') && names.includes('to');
}

function headerOf(line: string): 'from' | 'sent' | 'to' | undefined {
  const name = /^\*?([a-zà-ÿ]{1,10})\*?\s*:\*?\s/i.exec(`${line} `)?.[1]?.toLowerCase();
  return name === undefined ? undefined : headerNames[name];
}
