import type { Transaction } from '@vigie/platform';
import { addCalendarDays, nextTerm, type ContractLetterKind, type LocalDate } from '@vigie/rules';
import type { Addressee } from '../../store/renewals/addressee';
import { contractOf, type StoredRenewal } from '../../store/renewals/renewal.store';
import type { LetterFacts } from '../../ports/letter-document';

interface Source {
  readonly manager: Transaction['manager'];
}
/** Everything that a letter about a term says. */
export async function factsOf(
  source: Source,
  renewal: StoredRenewal,
  letter: Addressee & { kind: ContractLetterKind; sender: string; writtenOn: LocalDate },
): Promise<LetterFacts> {
  const contract = await contractOf(source, renewal);
  const { label, reference, start, months, clientKind } = contract;
  const { noticeSentOn: sentOn, noticeReceivedOn: receivedOn, outcomeReason: reason } = renewal;
  return {
    ...{ kind: letter.kind, sender: letter.sender, addressee: letter.addressee, writtenOn: letter.writtenOn },
    address: letter.address?.split('\n') ?? [],
    contract: { label, reference, start, months },
    clientKind,
    term: renewal.term,
    next: { from: addCalendarDays(renewal.term, 1), to: nextTerm(contract, renewal.term) },
    noticeMonths: renewal.noticeMonths,
    limit: renewal.limitOn,
    received:
      receivedOn === null ? null : { sentOn, receivedOn, latestArguable: renewal.latestArguableOn, reason },
  };
}
