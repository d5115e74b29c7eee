import { randomBytes } from 'node:crypto';
import { sha256 } from '@vigie/platform';
import { Secret, TOTP } from 'otpauth';

const period = 30;
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A new secret for an authenticator app, in base32. */
export const newTotpSecret = () => new Secret({ size: 20 }).base32;

/** What the QR code of an enrolment says. */
export const totpUri = (secret: string, email: string) => totpOf(secret, email).toString();

/** The time step whose code was typed, one step of tolerance each way; null when the code is wrong. */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const delta = totpOf(secret, '').validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta;
}

/** Whether a text typed in the code field is an app code; anything else is taken for a recovery code. */
export const isTotpCode = (code: string) => /^\d{3}\s?\d{3}$/.test(code.trim());

/** Ten recovery codes of almost 80 bits each, in four groups that are easy to copy by hand. */
export const newRecoveryCodes = () => Array.from({ length: 10 }, newRecoveryCode);

/** What is kept of a recovery code. */
export const recoveryHash = (personId: string, code: string) =>
  sha256(`recovery|${personId}|${code.toLowerCase().replaceAll(/[\s-]/g, '')}`);

function newRecoveryCode(): string {
  // Bytes beyond a whole number of alphabets are thrown away, so that no letter is more likely than another.
  const usable = Math.floor(256 / alphabet.length) * alphabet.length;
  const letters = [...randomBytes(64)]
    .filter((byte) => byte < usable)
    .slice(0, 16)
    .map((byte) => alphabet[byte % alphabet.length]);
  return [0, 4, 8, 12].map((start) => letters.slice(start, start + 4).join('')).join('-');
}

const totpOf = (secret: string, label: string) =>
  new TOTP({ issuer: 'Vigie', label, secret: Secret.fromBase32(secret), digits: 6, period });
