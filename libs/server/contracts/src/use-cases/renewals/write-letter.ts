import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  CONFIG,
  Database,
  DomainError,
  FileStore,
  mailFromOf,
  type Actor,
  type Config,
  type Transaction,
} from '@vigie/platform';
import { arriveBy, type ContractLetterKind } from '@vigie/rules';
import type { NewContractLetter } from '@vigie/wire';
import { LetterDocument } from '../../ports/letter-document';
import { recordContractEvent, type StoredContract } from '../../store/agreements/contract.store';
import { insertLetter, standingLetter } from '../../store/renewals/letter.store';
import {
  lockRenewalVersion,
  readRenewal,
  updateRenewal,
  type StoredRenewal,
} from '../../store/renewals/renewal.store';
import { letterFileName } from '../../texts/letter-names';
import { todayOf } from '../agreements/faults';
import { factsOf } from './letter-facts';
import { windowOf } from './renewal-facts';

/** Whom else it is told to, in the same transaction. */
type Said = (tx: Transaction, contract: StoredContract, renewal: StoredRenewal) => Promise<void>;

/** Writes a letter about a term: its paper is drawn once, and stays as it is. */
@Injectable()
export class WriteLetter {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly document: LetterDocument,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Returns its identifier. Errors: version.conflict, letter.exists, renewal.closed, renewal.decision-missing,
   * renewal.not-protected, renewal.nothing-to-answer.
   */
  async execute(
    actor: Actor,
    renewalId: string,
    letter: NewContractLetter,
    said: Said = () => Promise.resolve(),
  ): Promise<string> {
    const renewal = await readRenewal(this.database, actor.scope, renewalId);
    refuseUnfounded(renewal, letter.kind);
    const content = await this.draw(renewal, letter);
    const key = await this.files.write(content);
    try {
      return await this.database.transaction(async (tx) => {
        const kept = await this.keep(tx, actor, renewal.id, letter, { key, content });
        await said(tx, kept.contract, renewal);
        return kept.id;
      });
    } catch (error) {
      await this.files.remove([key]);
      throw error;
    }
  }

  private async draw(renewal: StoredRenewal, letter: NewContractLetter): Promise<Buffer> {
    const sender = mailFromOf(this.config).name;
    const writtenOn = todayOf({ now: this.clock.now() });
    return this.document.pdf(await factsOf(this.database, renewal, { ...letter, sender, writtenOn }));
  }

  /** The version says that the paper shows what still holds. */
  private async keep(
    tx: Transaction,
    actor: Actor,
    renewalId: string,
    { kind, addressee, address, version }: NewContractLetter,
    { key, content }: { key: string; content: Buffer },
  ): Promise<{ id: string; contract: StoredContract }> {
    const { renewal, contract } = await lockRenewalVersion(tx, actor.scope, renewalId, version);
    refuseUnfounded(renewal, kind);
    if (await standingLetter(tx, renewal, kind)) throw new DomainError('letter.exists');
    const { clientId } = renewal;
    const writtenOn = todayOf(tx);
    const name = letterFileName(kind, contract.reference ?? contract.label, writtenOn);
    const file = { key, name, type: 'application/pdf', content, clientId, uploadedBy: actor.id };
    const fileId = await this.files.register(tx, file);
    const id = await insertLetter(tx, renewal, {
      ...{ kind, addressee, address, fileId, writtenOn, writtenBy: actor.name },
      arriveBy: arriveBy(kind, { safe: renewal.safeOn, information: windowOf(renewal) }),
    });
    await updateRenewal(tx, renewal, { nextOn: renewal.state === 'open' ? writtenOn : null });
    await tx.audit(actor, 'letter.written', `letter:${id}`, { kind, renewalId });
    await recordContractEvent(tx, contract, actor, { type: 'letter-written', data: { kind } });
    return { id, contract };
  }
}

function refuseUnfounded(
  { state, decision, isProtected, outcome }: StoredRenewal,
  kind: ContractLetterKind,
): void {
  if (kind === 'late-answer') {
    if (outcome !== 'renewed') throw new DomainError('renewal.nothing-to-answer');
    return;
  }
  if (state !== 'open') throw new DomainError('renewal.closed');
  if (kind === 'denunciation' && decision !== 'denounce') throw new DomainError('renewal.decision-missing');
  if (kind === 'renewal-information' && !isProtected) throw new DomainError('renewal.not-protected');
}
