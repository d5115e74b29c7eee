import * as z from 'zod';
import { email, id, instant, line, locales, reference } from './common';
import { permissions, roles, servicePermissions } from './permissions';

export const signIn = z.strictObject({
  email,
  password: z.string().min(1).max(1000),
  /** Six digits of the authenticator app, or a recovery code. */
  totp: z.string().trim().max(30).optional(),
});
export type SignIn = z.infer<typeof signIn>;

/** Who is signed in and what they may do. */
export const session = z.object({
  person: z.object({ id, name: z.string(), email: z.string(), kind: z.enum(['staff', 'contact']) }),
  roles: z.array(z.enum(roles)),
  permissions: z.array(z.enum(permissions)),
  client: reference.nullable(),
  locale: z.enum(locales),
  totpEnabled: z.boolean(),
  demo: z.boolean(),
  expiresAt: instant,
});
export type Session = z.infer<typeof session>;

export const passwordResetRequest = z.strictObject({ email });
export const passwordReset = z.strictObject({ token: z.string().max(200), password: z.string().max(1000) });
export const passwordChange = z.strictObject({
  current: z.string().max(1000),
  next: z.string().max(1000),
});
export const preferences = z.strictObject({ locale: z.enum(locales) });

/** A sign-in on one browser. */
export const activeSession = z.object({
  id,
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  ip: z.string(),
  userAgent: z.string(),
  current: z.boolean(),
});
export type ActiveSession = z.infer<typeof activeSession>;

export const totpEnrolment = z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() });
export type TotpEnrolment = z.infer<typeof totpEnrolment>;
export const totpCode = z.strictObject({ code: z.string().trim().max(30) });
/** The password once more, for what a stolen session must not be able to do. */
const password = z.string().min(1).max(1000);
export const totpStart = z.strictObject({ password });
export const totpStop = totpCode.extend({ password });
export const recoveryCodes = z.object({ codes: z.array(z.string()) });

/** A personal or service token for scripts; its secret is shown once. A service token belongs to nobody. */
export const apiToken = z.object({
  id,
  name: z.string(),
  scopes: z.array(z.enum(permissions)),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
});
export type ApiToken = z.infer<typeof apiToken>;
export const newApiToken = z.strictObject({
  name: line(100),
  scopes: z.array(z.enum(permissions)).min(1),
  days: z.int().min(1).max(366),
  password,
});
export const newServiceToken = newApiToken.extend({ scopes: z.array(z.enum(servicePermissions)).min(1) });
export const createdApiToken = apiToken.extend({ token: z.string() });
