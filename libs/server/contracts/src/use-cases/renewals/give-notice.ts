import { DomainError, type Actor, type Transaction } from '@vigie/platform';
import {
  canContractMove,
  judgeDenunciation,
  nextTerm,
  type Denouncer,
  type DenunciationVerdict,
  type LocalDate,
} from '@vigie/rules';
import { recordContractEvent, updateContract } from '../../store/agreements/contract.store';
import { updateRenewal, type HeldRenewal } from '../../store/renewals/renewal.store';
import { noticeOf } from './renewal-facts';

interface Notice {
  by: Denouncer;
  sentOn: LocalDate | null;
  /** Null while a letter of ours is on its way. */
  receivedOn: LocalDate | null;
  verdict: DenunciationVerdict;
  /** Whether the contract ends with this term; with the one after otherwise. */
  ends: boolean;
  reason?: string;
}

/** The last day of a contract whose notice is worth so much: that of the term, or of the period after. */
const lastDay = ({ contract, renewal }: HeldRenewal, ends: boolean): LocalDate =>
  ends ? renewal.term : nextTerm(contract, renewal.term);

/** The contract ends by the notice of one side; returns its version then. Error: contract.wrong-state. */
export async function giveNotice(
  tx: Transaction,
  actor: Actor,
  held: HeldRenewal,
  notice: Notice,
): Promise<number> {
  const { contract } = held;
  if (!canContractMove(contract.state, 'terminating')) throw new DomainError('contract.wrong-state');
  return writeNotice(tx, actor, held, notice);
}

/** A letter of ours has arrived: what it is worth counts from its reception. */
export async function confirmNotice(
  tx: Transaction,
  actor: Actor,
  held: HeldRenewal,
  { sentOn, receivedOn }: { sentOn: LocalDate; receivedOn: LocalDate },
): Promise<void> {
  const { state, denouncedBy } = held.contract;
  if (state !== 'terminating' || denouncedBy !== 'provider') return;
  const verdict = judgeDenunciation(receivedOn, noticeOf(held.renewal));
  const notice = { by: 'provider', sentOn, receivedOn, verdict, ends: verdict !== 'late' } as const;
  const contractVersion = await writeNotice(tx, actor, held, notice);
  const settled = { state: notice.ends ? 'ended' : 'renewed', contractVersion } as const;
  await updateRenewal(tx, held.renewal, settled);
}

async function writeNotice(
  tx: Transaction,
  actor: Actor,
  held: HeldRenewal,
  { by, sentOn, receivedOn, verdict, ends, reason }: Notice,
): Promise<number> {
  const { contract } = held;
  const { id, clientId } = contract;
  const endsOn = lastDay(held, ends);
  const values = {
    ...({ state: 'terminating', denouncedBy: by, endsOn } as const),
    ...{ noticeSentOn: sentOn, noticeReceivedOn: receivedOn },
  };
  await updateContract(tx, contract, values);
  const data = { by, sentOn, receivedOn, verdict, endsOn };
  await recordContractEvent(tx, contract, actor, { type: 'denounced', data, reason });
  await tx.audit(actor, 'contract.denounced', `contract:${id}`, data);
  const version = contract.version + 1;
  await tx.emit('contract.moved', { contractId: id, clientId, version });
  return version;
}
