import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor } from '@vigie/platform';
import type { BankImportUndo, BankImportUndone } from '@vigie/wire';
import { holdBankImport, removeBankLines, undoBankImport } from '../../store/payments/bank-import.store';
import { bankLineTexts } from '../../texts/payments/bank-line.texts';
import { CancelPayment } from './cancel-payment';

/** Takes a statement back whole: its payments are cancelled with all that they paid, and its lines are gone. */
@Injectable()
export class UndoBankImport {
  constructor(
    private readonly database: Database,
    private readonly cancelling: CancelPayment,
  ) {}

  /** `payments` is what was agreed to. Errors: not-found, bank.import-undone, bank.import-changed. */
  execute(actor: Actor, id: string, { payments }: BankImportUndo): Promise<BankImportUndone> {
    return this.database.transaction(async (tx) => {
      const lines = await holdBankImport(tx, id);
      const made = [...new Set(lines.flatMap(({ paymentId }) => paymentId ?? []))];
      if (made.length !== payments) throw new DomainError('bank.import-changed');
      const reason = bankLineTexts[actor.locale].importUndone;
      for (const paymentId of made) await this.cancelling.cancel(tx, actor, { id: paymentId, reason });
      await removeBankLines(tx, id);
      await undoBankImport(tx, id, actor.name);
      const undone = { lines: lines.length, payments };
      await tx.audit(actor, 'bank.import-undone', `bank-import:${id}`, undone);
      return undone;
    });
  }
}
