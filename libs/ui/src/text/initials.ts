/** First letters of a first and a last name: `Nadia Ferrand` NF, `Zoé D’Arçay-Müller` ZD. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word));
  const last = words.length > 1 ? firstLetter(words.at(-1)) : '';
  return `${firstLetter(words[0])}${last}`.toLocaleUpperCase('fr');
}

function firstLetter(word = ''): string {
  return /^\p{L}\p{M}*/u.exec(word)?.[0] ?? '';
}
