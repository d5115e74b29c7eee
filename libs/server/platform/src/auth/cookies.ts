import type { Request, Response } from 'express';
import type { Config } from '../config/config';

export type CookieHolder = 'staff' | 'contact';

/**
 * Our people and clients have a cookie each, so that one browser may hold both sessions.
 * Under https the names carry the __Host- prefix.
 */
export function cookieName(config: Config, holder: CookieHolder): string {
  const prefix = isSecure(config) ? '__Host-' : '';
  return `${prefix}vigie-${holder}`;
}

export function readCookie(request: Request, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === name) return rest.join('=');
  }
  return null;
}

export function setSessionCookie(
  response: Response,
  config: Config,
  holder: CookieHolder,
  secret: string,
  expires: Date,
) {
  response.cookie(cookieName(config, holder), secret, {
    httpOnly: true,
    secure: isSecure(config),
    sameSite: 'lax',
    path: '/',
    expires,
  });
}

export function clearSessionCookie(response: Response, config: Config, holder: CookieHolder) {
  response.clearCookie(cookieName(config, holder), {
    httpOnly: true,
    secure: isSecure(config),
    sameSite: 'lax',
    path: '/',
  });
}

const isSecure = (config: Config) => config.publicUrl.startsWith('https:');
