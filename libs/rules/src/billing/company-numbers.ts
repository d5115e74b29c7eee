import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools';
import { sirenOf } from '../contract/siren';

/** La Poste: its many establishments may follow a rule of their own. */
const laPoste = '356000000';

/** The fourteen digits of an establishment; null when a check digit (Luhn) says no. */
export function siretOf(text: string): string | null {
  const digits = text.replaceAll(/[\s.]/g, '');
  if (!/^\d{14}$/.test(digits) || sirenOf(digits) === null) return null;
  const values = [...digits].map(Number);
  const plain = values.reduce((sum, digit) => sum + digit, 0);
  if (digits.startsWith(laPoste) && plain % 5 === 0) return digits;
  const sum = values.reduce((total, digit, index) => {
    const value = index % 2 === 0 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 ? digits : null;
}

/** How the member states write their numbers; others are taken as they are. */
const shapes: Readonly<Record<string, RegExp>> = {
  FR: /^FR[0-9A-HJ-NP-Z]{2}\d{9}$/,
  BE: /^BE[01]\d{9}$/,
  DE: /^DE\d{9}$/,
  ES: /^ES[0-9A-Z]\d{7}[0-9A-Z]$/,
  IT: /^IT\d{11}$/,
  LU: /^LU\d{8}$/,
  NL: /^NL\d{9}B\d{2}$/,
};

/** A number of VAT without spaces, `FR44732829320`; null when its form or its key is wrong. */
export function vatNumberOf(text: string): string | null {
  const number = text.replaceAll(/[\s.]/g, '').toUpperCase();
  const shape = shapes[number.slice(0, 2)] ?? /^[A-Z]{2}[0-9A-Z+*]{2,13}$/;
  if (!shape.test(number)) return null;
  const [, key, siren] = /^FR(\d{2})(\d{9})$/.exec(number) ?? [];
  if (key === undefined || siren === undefined) return number;
  return Number(key) === (12 + 3 * (Number(siren) % 97)) % 97 && sirenOf(siren) ? number : null;
}

/** The number of VAT that a French company has. */
export const vatNumberFor = (siren: string): string =>
  `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`;

/** An account number without spaces; null when its check digits say no. */
export const ibanOf = (text: string): string | null => {
  const iban = electronicFormatIBAN(text);
  return iban !== null && isValidIBAN(iban) ? iban : null;
};
/** The code of a bank in capitals; null when it cannot be one. */
export const bicOf = (text: string): string | null => {
  const bic = text.replaceAll(/\s/g, '').toUpperCase();
  return isValidBIC(bic) ? bic : null;
};

/** Whether numbers of one company name the same: its SIREN begins its SIRET and address, and ends its French VAT number. */
export function misfits(
  siren: string | null,
  of: { siret: string | null; vatNumber: string | null; electronicAddress: string | null },
): ('siret' | 'vatNumber' | 'electronicAddress')[] {
  if (siren === null) return [];
  const { siret, vatNumber, electronicAddress } = of;
  return [
    ...(siret !== null && !siret.startsWith(siren) ? (['siret'] as const) : []),
    ...(vatNumber?.startsWith('FR') && !vatNumber.endsWith(siren) ? (['vatNumber'] as const) : []),
    ...(electronicAddress !== null && !electronicAddress.startsWith(siren)
      ? (['electronicAddress'] as const)
      : []),
  ];
}
