import { Injectable } from '@nestjs/common';
import { Directory, type Contact } from '@vigie/directory';
import { found, type Transaction } from '@vigie/platform';
import { isStaffAddress } from '../../store/mail/mail.store';

/** Who may stand behind a mail. */
@Injectable()
export class MailSenders {
  constructor(private readonly directory: Directory) {}

  /** An active contact, one of our people, or nobody we know. */
  async of(tx: Transaction, address: string): Promise<Contact | 'staff' | null> {
    if (await isStaffAddress(tx, address)) return 'staff';
    const contact = await this.directory.contactByEmail(address, tx);
    return contact?.active ? contact : null;
  }

  /** An active contact by identifier; 404 when there is none. */
  async contact(tx: Transaction, id: string): Promise<Contact> {
    const contact = await this.directory.contactById(id, tx);
    return found(contact?.active ? contact : null);
  }
}
