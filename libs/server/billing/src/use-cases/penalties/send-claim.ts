import { Injectable } from '@nestjs/common';
import { Database, DomainError, Mailroom, type Actor } from '@vigie/platform';
import { amountText } from '@vigie/rules';
import type { ClaimSending } from '@vigie/wire';
import { billingEmails, changeClaim, lockClaim } from '../../store/penalties/claim.store';
import { claimMailText } from '../../texts/penalties/claim-mail.texts';
import { KeepClaimPaper } from './keep-claim-paper';

/** Sends a claim with its document to the client's billing addresses. */
@Injectable()
export class SendClaim {
  constructor(
    private readonly database: Database,
    private readonly papers: KeepClaimPaper,
    private readonly mailroom: Mailroom,
  ) {}

  /** Errors: not-found, claim.cancelled, claim.no-address, version.conflict. */
  async execute(actor: Actor, claimId: string, { to, version }: ClaimSending): Promise<void> {
    const { fileId } = await this.papers.execute(actor.scope, claimId);
    await this.database.transaction(async (tx) => {
      const claim = await lockClaim(tx, actor.scope, claimId);
      if (claim.version !== version) throw new DomainError('version.conflict', { version: claim.version });
      if (claim.state !== 'issued') throw new DomainError('claim.cancelled');
      const [first, ...cc] = to ?? (await billingEmails(tx, claim.clientId));
      if (!first) throw new DomainError('claim.no-address');
      const { subject, text } = claimMailText({
        ...{ number: claim.number, asOf: claim.asOf, seller: claim.seller },
        total: amountText(BigInt(claim.totalCents)),
      });
      await this.mailroom.post(tx, { to: first, cc, subject, text, automatic: false, fileIds: [fileId] });
      await changeClaim(tx, claim, { sentAt: tx.now, sentTo: [first, ...cc] });
      const { number } = claim;
      await tx.audit(actor, 'penalty-claim.sent', `penalty-claim:${claimId}`, { number, to: [first, ...cc] });
      tx.live({ type: 'penalty.changed' });
    });
  }
}
