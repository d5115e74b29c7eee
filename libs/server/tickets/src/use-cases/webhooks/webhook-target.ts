import { isIP } from 'node:net';
import { DomainError } from '@vigie/platform';

/** A name in the public DNS has a dot; `localhost` and the names of a local network do not. */
const isPublicName = (hostname: string) => hostname.includes('.') && isIP(hostname) === 0;

/**
 * Refuses what can never be a good target: other schemes, credentials in the address and, unless the installation
 * allows private targets, anything but https on its usual port of a named host. What the name leads to is checked
 * again at each connection.
 */
export function checkTarget(text: string, allowPrivate: boolean): void {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url !== null && url.username === '' && url.password === '' && url.hash === '';
  const isWeb = url?.protocol === 'https:' || (allowPrivate && url?.protocol === 'http:');
  const isPublic = url !== null && url.port === '' && isPublicName(url.hostname);
  if (isPlain && isWeb && (isPublic || allowPrivate)) return;
  throw new DomainError('request.invalid', undefined, [{ path: 'url', code: 'webhook.target-refused' }]);
}
