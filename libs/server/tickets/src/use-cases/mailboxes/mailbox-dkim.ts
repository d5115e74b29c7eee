import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, Secrets, type Actor } from '@vigie/platform';
import type { DkimInput } from '@vigie/wire';
import { lockMailbox, updateMailbox } from '../../store/mailboxes/mailbox.store';
import { secretOfMailbox } from './mailbox-accounts';

const generate = promisify(generateKeyPair);
const smallestKey = 1024;

/** Gives a mailbox the key that signs its mails (DKIM, RFC 6376), or takes it away. */
@Injectable()
export class MailboxDkim {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
  ) {}

  /** A new key of 2,048 bits, or the one that is given. Error: mailbox.key-unusable. */
  async set(actor: Actor, id: string, { selector, privateKey }: DkimInput): Promise<void> {
    const key =
      privateKey === undefined
        ? (await generate('rsa', { modulusLength: 2048 })).privateKey
        : readKey(privateKey);
    const pem = key.export({ type: 'pkcs8', format: 'pem' });
    const dkimPublic = createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('base64');
    const dkimKey = this.secrets.seal(pem, secretOfMailbox(id, 'dkim'));
    await this.database.transaction(async (tx) => {
      const box = found(await lockMailbox(tx, id));
      await updateMailbox(tx, box, { dkimSelector: selector, dkimKey, dkimPublic });
      await tx.audit(actor, 'mailbox.key-set', `mailbox:${id}`, { selector });
    });
  }

  /** Its mails leave unsigned from now on. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const box = found(await lockMailbox(tx, id));
      await updateMailbox(tx, box, { dkimSelector: null, dkimKey: null, dkimPublic: null });
      await tx.audit(actor, 'mailbox.key-removed', `mailbox:${id}`, {});
    });
  }
}

function readKey(text: string): KeyObject {
  try {
    const key = createPrivateKey(text);
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (key.asymmetricKeyType === 'rsa' && bits >= smallestKey) return key;
  } catch {
    // Said below, in words.
  }
  throw new DomainError('request.invalid', undefined, [{ path: 'privateKey', code: 'mailbox.key-unusable' }]);
}
