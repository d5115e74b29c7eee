import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import { amountText } from '@vigie/rules';
import type { BankLineAcceptance, BankLineBulk, BankLineBulkResult, BankLineIgnoring } from '@vigie/wire';
import { decideBankLine, holdBankLine, type StoredBankLine } from '../../store/payments/bank-line.store';
import { matchingsOf, receivedOf } from '../../store/payments/matching.store';
import { rememberPayer } from '../../store/payments/payer.store';
import { bankLineTexts } from '../../texts/payments/bank-line.texts';
import { CancelPayment } from './cancel-payment';
import { RecordPayment } from './record-payment';

/** Makes payments of lines of a statement, leaves lines out, and takes either back. */
@Injectable()
export class DecideBankLine {
  constructor(
    private readonly database: Database,
    private readonly recording: RecordPayment,
    private readonly cancelling: CancelPayment,
  ) {}

  /** Records the payment of a line. Errors: version.conflict, bank.line-decided, and those of a payment. */
  accept(actor: Actor, id: string, { version, ...acceptance }: BankLineAcceptance): Promise<void> {
    return this.database.transaction(async (tx) => {
      const line = await holdNew(tx, id, version);
      await this.pay(tx, actor, line, acceptance);
    });
  }

  /** Accepts what is certain now, each line in its own transaction; the others are left to a person. */
  async acceptCertain(actor: Actor, { lines }: BankLineBulk): Promise<BankLineBulkResult> {
    const accepted: string[] = [];
    const left: string[] = [];
    for (const line of lines) ((await this.acceptOne(actor, line)) ? accepted : left).push(line.id);
    return { accepted, left };
  }

  /** Leaves a line out. Errors: version.conflict, bank.line-decided. */
  ignore(actor: Actor, id: string, { reason, version }: BankLineIgnoring): Promise<void> {
    return this.database.transaction(async (tx) => {
      const line = await holdNew(tx, id, version);
      const nothing = { paymentId: null, clientId: null };
      await decideBankLine(tx, line, { state: 'ignored', reason, ...nothing, by: actor.name });
      await tx.audit(actor, 'bank-line.ignored', `bank-line:${id}`);
    });
  }

  /** Lets a line wait again; its payment is cancelled. Errors: version.conflict, bank.line-not-decided. */
  undo(actor: Actor, id: string, version: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      const line = await holdBankLine(tx, id, version);
      if (line.state === 'new') throw new DomainError('bank.line-not-decided');
      // The payment lets its line go.
      const reason = bankLineTexts[actor.locale].undone;
      if (line.paymentId) await this.cancelling.cancel(tx, actor, { id: line.paymentId, reason });
      else {
        const nothing = { paymentId: null, clientId: null, reason: null, by: null };
        await decideBankLine(tx, line, { state: 'new', ...nothing });
      }
      await tx.audit(actor, 'bank-line.undone', `bank-line:${id}`);
    });
  }

  private async acceptOne(actor: Actor, { id, version }: { id: string; version: number }): Promise<boolean> {
    try {
      return await this.database.transaction(async (tx) => {
        const line = await holdNew(tx, id, version);
        const [matching] = await matchingsOf(tx, [receivedOf(line)]);
        const best = matching?.proposals[0];
        if (best?.confidence !== 'certain') return false;
        const parts = best.parts.map(({ invoiceId, amount }) => ({ invoiceId, amount: amountText(amount) }));
        await this.pay(tx, actor, line, { clientId: best.clientId, parts, remember: true });
        return true;
      });
    } catch (error) {
      // Somebody else was faster, or paid the invoice meanwhile: the line is looked at again.
      if (error instanceof DomainError && error.code !== 'server.busy') return false;
      throw error;
    }
  }

  private async pay(
    tx: Transaction,
    actor: Actor,
    line: StoredBankLine,
    { clientId, parts, remember }: Omit<BankLineAcceptance, 'version'>,
  ): Promise<void> {
    const paymentId = await this.recording.insert(tx, actor, {
      clientId,
      receivedOn: line.bookedOn,
      amount: amountText(BigInt(line.amountCents)),
      method: 'transfer',
      reference: (line.label || line.reference || line.payer)?.slice(0, 140) ?? null,
      note: null,
      parts,
      // It did reach our account.
      confirmed: true,
    });
    if (remember) await rememberPayer(tx, clientId, line);
    const decision = { state: 'matched', paymentId, clientId, reason: null, by: actor.name } as const;
    await decideBankLine(tx, line, decision);
  }
}

async function holdNew(tx: Transaction, id: string, version: number): Promise<StoredBankLine> {
  const line = await holdBankLine(tx, id, version);
  if (line.state !== 'new') throw new DomainError('bank.line-decided');
  return line;
}
