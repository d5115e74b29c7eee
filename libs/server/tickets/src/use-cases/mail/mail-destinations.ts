import { Injectable } from '@nestjs/common';
import type { Transaction } from '@vigie/platform';
import type { ReadMail } from '../../ports/mail-reader';
import { clearTrouble } from '../../store/mail/delivery.store';
import type { MailPlace } from '../../store/mail/mail.store';
import { usesOfMailbox } from '../../store/mailboxes/mailbox.store';
import { MailAcceptance, type AcceptedMail } from './mail-acceptance';
import { MailFiles, type JudgedFiles } from './mail-files';
import { RecordDelivery } from './record-delivery';
import type { MailRoute } from './route-mail-decision';

/** What happens at the end of each way. */
@Injectable()
export class MailDestinations {
  constructor(
    private readonly acceptance: MailAcceptance,
    private readonly files: MailFiles,
    private readonly deliveries: RecordDelivery,
  ) {}

  async take(
    tx: Transaction,
    arrived: { inbound: AcceptedMail['inbound']; mail: ReadMail; files: JudgedFiles; route: MailRoute },
  ): Promise<MailPlace> {
    const { route, ...mail } = arrived;
    // Who writes to us from an address reads there, too.
    if ('contact' in route) await clearTrouble(tx, arrived.mail.from.address);
    switch (route.to) {
      case 'ignored':
        return { state: 'ignored', reason: route.reason, ...(await this.ofReport(tx, arrived)) };
      case 'report':
        await tx.emit('mail.report-received', { inboundMailId: arrived.inbound.id });
        return { state: 'report', reason: null };
      case 'triage':
        // Kept as files of nobody, so that the person who decides can open them.
        await this.files.register(tx, arrived.files.taken, null);
        return { state: 'triage', reason: route.reason, ...(await ofMailbox(tx, arrived)) };
      case 'request':
      case 'draft':
        return this.acceptance.accept(tx, { ...mail, contact: route.contact, route: { to: route.to } });
      case 'message':
        return this.acceptance.accept(tx, { ...mail, contact: route.contact, route });
    }
  }

  /** A report is kept with the ticket of the mail it is about. */
  private async ofReport(
    tx: Transaction,
    { mail, route }: { mail: ReadMail; route: MailRoute },
  ): Promise<Pick<MailPlace, 'ticketId' | 'clientId'>> {
    const isReport = 'reason' in route && route.reason === 'delivery-report';
    return (isReport && mail.report && (await this.deliveries.execute(tx, mail.report))) || {};
  }
}

/** A mail of nobody we know is of the client that its mailbox is for. */
async function ofMailbox(
  tx: Transaction,
  { inbound, route }: { inbound: AcceptedMail['inbound']; route: MailRoute },
): Promise<Pick<MailPlace, 'clientId'>> {
  if (!('reason' in route) || route.reason !== 'unknown-sender') return {};
  const { clientId } = await usesOfMailbox(tx, inbound.mailboxId);
  return clientId === null ? {} : { clientId };
}
