import type { ImapAccess, ServerAccess, ServerPlace } from '@vigie/tickets';

/** The address of an IMAP server in one line (RFC 5092): user, server, folder, and how the line is protected. */
export function imapAddress(place: ServerPlace<ImapAccess>): string {
  if ('url' in place) return place.url;
  const { security, folder } = place;
  const options = security === 'tls' ? '' : `?starttls=${security === 'starttls'}`;
  return `${schemeOf('imap', place)}/${encodeURIComponent(folder)}${options}`;
}

/** The address of an SMTP server as the mailer takes it. */
export function smtpAddress(place: ServerPlace<ServerAccess>): string {
  if ('url' in place) return place.url;
  const options = { tls: '', starttls: '?requireTLS=true', none: '?ignoreTLS=true' };
  return `${schemeOf('smtp', place)}/${options[place.security]}`;
}

function schemeOf(protocol: 'imap' | 'smtp', { host, port, security, user, password }: ServerAccess): string {
  const who = user === null ? '' : `${encodeURIComponent(user)}:${encodeURIComponent(password ?? '')}@`;
  const name = host.includes(':') ? `[${host}]` : host;
  return `${protocol}${security === 'tls' ? 's' : ''}://${who}${name}:${port}`;
}
