import { Injectable } from '@nestjs/common';
import { Directory, type Contact } from '@vigie/directory';
import { allClients, Database, Mailroom, type FinishOnce, type Transaction } from '@vigie/platform';
import { approversOf } from '@vigie/rules';
import { PublicLinks } from '../../links/public-links';
import { lockApproval, updateApproval, type StoredApproval } from '../../store/approvals/approval.store';
import { contactsOf } from '../../store/catalogue/form-options.store';
import { ticketNumber } from '../../store/desk/ticket.store';
import { approvalTexts } from '../../texts/approval-texts';
import { textsOf } from '../../texts/texts';

/** Mails about agreements: to those who decide, once more a working day later, then to who asked. */
@Injectable()
export class TellApproval {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
  ) {}

  /** Asks everybody who may decide; a reminder leaves only while nobody has. */
  ask(id: string, reminder: boolean, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const approval = await lockApproval(tx, allClients, id);
      if (approval.state !== 'waiting') return;
      const contacts = await contactsOf(tx, approval.clientId);
      const requester = await this.directory.contactById(approval.requesterId, tx);
      for (const approverId of approversOf(approval.rule, contacts, approval.requesterId)) {
        const approver = await this.directory.contactById(approverId, tx);
        if (approver) await this.askOne(tx, approval, { approver, by: requester?.name ?? '', reminder });
      }
      if (reminder) await updateApproval(tx, id, { remindedAt: tx.now });
    });
  }

  /** Tells who asked what was decided. */
  decided(id: string, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const approval = await lockApproval(tx, allClients, id);
      const requester = await this.directory.contactById(approval.requesterId, tx);
      const decider = approval.decidedBy && (await this.directory.contactById(approval.decidedBy, tx));
      if (!requester?.active || !decider) return;
      const texts = approvalTexts[requester.locale];
      const subject = textsOf(requester.locale).subjectOf(approval.request);
      const { ticketId, comment } = approval;
      await this.mailroom.post(tx, {
        to: requester.email,
        subject: ticketId ? texts.approved.subject(subject) : texts.refused.subject(subject),
        text: (ticketId ? texts.approved : texts.refused).body({
          name: requester.name,
          by: decider.name,
          subject,
          comment,
          number: ticketId ? ticketNumber(ticketId) : '',
          url: ticketId ? await this.links.request(tx, ticketId) : this.links.approval(id),
        }),
        automatic: true,
      });
    });
  }

  private async askOne(
    tx: Transaction,
    { id, request }: StoredApproval,
    { approver, by, reminder }: { approver: Contact; by: string; reminder: boolean },
  ): Promise<void> {
    const texts = approvalTexts[approver.locale];
    const subject = textsOf(approver.locale).subjectOf(request);
    await this.mailroom.post(tx, {
      to: approver.email,
      subject: reminder ? texts.ask.again(subject) : texts.ask.subject(subject),
      text: texts.ask.body({ name: approver.name, by, subject, url: this.links.approval(id) }),
      automatic: true,
    });
  }
}
