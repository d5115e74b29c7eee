import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, Database, DomainError, systemActor, todayOf, type Config } from '@vigie/platform';
import { amountText, claimable, type LocalDate } from '@vigie/rules';
import { isLate, lateInvoicesOf, type StoredLateInvoice } from '../../store/penalties/late-invoice.store';
import { penaltyRatesOf } from '../../store/penalties/penalty-rate.store';
import { IssueClaim } from './issue-claim';
import { WaivePenalty } from './waive-penalty';

const demo = { ...systemActor('demo'), name: 'Isabelle Fontaine' };
const most = 50;

/** Of the late invoices of the demonstration: one claimed, the indemnity of another waived; nothing when there are any. */
@Injectable()
export class SeedPenalties {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly issuing: IssueClaim,
    private readonly waiving: WaivePenalty,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws demo.refused outside demo mode. */
  async execute(): Promise<void> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    if (await this.database.one('SELECT id FROM penalty_claim LIMIT 1')) return;
    const today = todayOf({ now: this.clock.now() });
    const clients = await this.database.query<{ id: string }>(
      `SELECT i.client_id AS id FROM invoice i WHERE ${isLate} AND i.client_kind = 'professional'
        GROUP BY i.client_id ORDER BY COUNT(*) DESC, i.client_id LIMIT 2`,
      [today],
    );
    const [claimed, spared = claimed] = clients;
    if (!claimed || !spared) return;
    await this.claim(claimed.id, today);
    await this.spare(spared.id, today);
  }

  /** The invoice that was due first, by the method of its contract. */
  private async claim(clientId: string, asOf: LocalDate): Promise<void> {
    const [invoice] = await this.late(clientId, asOf);
    if (!invoice) return;
    const outcome = claimable(invoice, asOf, await penaltyRatesOf(this.database));
    if (!outcome.ok || outcome.penalty + outcome.indemnity === 0n) return;
    const total = amountText(outcome.penalty + outcome.indemnity);
    const line = { id: invoice.id, take: 'method' as const, penalty: true, indemnity: true };
    await this.issuing.execute(demo, { clientId, asOf, invoices: [line], total });
  }

  private async spare(clientId: string, asOf: LocalDate): Promise<void> {
    const last = (await this.late(clientId, asOf)).at(-1);
    if (!last || last.indemnityClaimed) return;
    const reason = 'Premier retard de l’année, accord donné au téléphone';
    await this.waiving.execute(demo, { clientId, invoiceId: last.id }, { kind: 'indemnity', reason });
  }

  private async late(clientId: string, asOf: LocalDate): Promise<StoredLateInvoice[]> {
    const all = await lateInvoicesOf(this.database, clientId, asOf, most);
    return all.filter(({ clientKind }) => clientKind === 'professional');
  }
}
