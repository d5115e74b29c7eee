/** How a client names its people: the parts of an address before the @. */
export const namingRules = ['first.last', 'f.last', 'flast', 'firstlast', 'last.first', 'last'] as const;
export type NamingRule = (typeof namingRules)[number];

/** Longest part before the @ that Entra takes. */
const longest = 64;

const ligatures: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ð: 'd',
  þ: 'th',
};

/**
 * A name as an address can hold it: lower case, without accents, apostrophes or dots; spaces become hyphens. What no
 * Latin letter stands for is left out, so that the result may be empty.
 */
export function addressPart(name: string): string {
  return name
    .toLowerCase()
    .replace(/[œæßøđłðþ]/g, (letter) => ligatures[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\u2010-\u2015_-]+/g, '-')
    .replace(/[^a-z0-9-]/g, '')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '');
}

function localPart(first: string, last: string, rule: NamingRule): string {
  const initial = first.slice(0, 1);
  switch (rule) {
    case 'first.last':
      return `${first}.${last}`;
    case 'f.last':
      return `${initial}.${last}`;
    case 'flast':
      return `${initial}${last}`;
    case 'firstlast':
      return `${first}${last}`;
    case 'last.first':
      return `${last}.${first}`;
    case 'last':
      return last;
  }
}

export interface AddressInput {
  firstName: string;
  lastName: string;
  naming: NamingRule;
  domain: string;
  /** Addresses in use, aliases among them, in any case. */
  taken: readonly string[];
}

/**
 * The address of a newcomer by the client's rule; a homonym gets the first free number from 2 on. Null when the
 * names hold no letter that an address can hold.
 */
export function proposeAddress({ firstName, lastName, naming, domain, taken }: AddressInput): string | null {
  const [first, last] = [addressPart(firstName), addressPart(lastName)];
  const parts = [first, last].filter((part) => part !== '');
  if (parts.length === 0) return null;
  const whole = first && last ? localPart(first, last, naming) : parts.join('');
  const used = new Set(taken.map((address) => address.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : String(number);
    const local = whole.slice(0, longest - suffix.length).replace(/[.-]+$/, '');
    const address = `${local}${suffix}@${domain.toLowerCase()}`;
    if (!used.has(address)) return address;
  }
}
