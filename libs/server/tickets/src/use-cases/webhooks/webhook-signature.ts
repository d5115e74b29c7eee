import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A secret as the Standard Webhooks specification writes them: 32 random bytes in base64 behind a prefix. */
export const newWebhookSecret = () => `${prefix}${randomBytes(32).toString('base64')}`;

/** The identifier of a message: the same at every try, so that a receiver knows it again. */
export const messageIdOf = (deliveryId: string) => `msg_${deliveryId}`;

/**
 * The three headers of the Standard Webhooks specification: HMAC-SHA256 of "id.timestamp.body", one signature for
 * each secret that is valid now.
 */
export function signedHeaders(
  message: { id: string; body: string; at: Date },
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(message.at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    const text = `${message.id}.${timestamp}.${message.body}`;
    return `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
  });
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
