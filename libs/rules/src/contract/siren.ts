/** The nine digits of a company, also out of a SIRET; null when the check digit (Luhn) says no. */
export function sirenOf(text: string): string | null {
  const digits = text.replaceAll(/[\s.]/g, '');
  if (!/^\d{9}(\d{5})?$/.test(digits)) return null;
  const siren = digits.slice(0, 9);
  const sum = [...siren].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 ? siren : null;
}

/** Nine digits as people read them: `732 829 320`. */
export const spacedSiren = (siren: string): string => siren.replace(/(\d{3})(?=\d)/g, '$1\u202f');
