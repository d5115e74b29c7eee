import { Inject, Injectable } from '@nestjs/common';
import { ClientRow } from '@vigie/directory';
import {
  Clock,
  CONFIG,
  Database,
  DomainError,
  systemActor,
  type Config,
  type Transaction,
} from '@vigie/platform';
import { ActivateContract } from './activate-contract';
import { AmendContract } from './amend-contract';
import { demoContracts, type DemoContract } from './demo-contracts.data';
import { todayOf } from './faults';
import { MoveContract } from './move-contract';
import { WriteContract } from './write-contract';

const demo = { ...systemActor('demo'), name: 'Isabelle Fontaine' };

/** The contracts of the demonstration; nothing when there are any. */
@Injectable()
export class SeedContracts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly writing: WriteContract,
    private readonly activating: ActivateContract,
    private readonly amending: AmendContract,
    private readonly moving: MoveContract,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws demo.refused outside demo mode. */
  async execute(): Promise<void> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    if (await this.database.one('SELECT id FROM contract LIMIT 1')) return;
    const today = todayOf({ now: this.clock.now() });
    for (const contract of demoContracts(today)) await this.seed(contract, today);
  }

  private async seed({ client, draft, signedOn, denouncedOn }: DemoContract, today: string): Promise<void> {
    const clientId = await this.database.transaction((tx) => clientNamed(tx, client));
    const id = await this.writing.create(demo, { ...draft, clientId });
    if (signedOn === null) return;
    await this.activating.execute(demo, id, { signedOn, version: 1 });
    if (client === 'Acme SAS') await this.amend(id, `${today.slice(0, 4)}-03-01`, today);
    if (denouncedOn)
      await this.moving.execute(demo, id, {
        act: 'denounce',
        by: 'client',
        sentOn: null,
        receivedOn: denouncedOn,
        version: 2,
      });
  }

  /** Two more mailboxes are saved since March, once March has come. */
  private async amend(id: string, effectiveOn: string, today: string): Promise<void> {
    if (effectiveOn > today) return;
    const lines = await this.database.query<{ id: string }>(
      "SELECT id FROM contract_line WHERE contract_id = ? AND part = 'backup-microsoft-365'",
      [id],
    );
    await this.amending.create(demo, id, {
      label: 'Deux boîtes de plus à sauvegarder',
      effectiveOn,
      signedOn: effectiveOn,
      version: 2,
      changes: {
        prices: lines.map(({ id: lineId }) => ({ lineId, quantity: '26' })),
        added: [],
        ended: [],
      },
    });
  }
}

/** The consumer among them is nobody's colleague, and no client before. */
async function clientNamed(tx: Transaction, name: string): Promise<string> {
  const known = await tx.manager.findOneBy(ClientRow, { name });
  if (known) return known.id;
  const [{ calendarId } = { calendarId: '' }] = await tx.manager.find(ClientRow, {
    order: { id: 'ASC' },
    take: 1,
  });
  return tx.insert(ClientRow, {
    ...{ name, calendarId, siren: null, approvalKinds: null },
    formula: 'STANDARD',
    deadlineMode: 'elapsed',
    createdAt: tx.now,
    version: 1,
  });
}
