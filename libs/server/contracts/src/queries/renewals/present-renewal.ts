import { addCalendarDays, informationStateOf, type LocalDate } from '@vigie/rules';
import type { ContractLetter, RenewalItem } from '@vigie/wire';
import type { ContractRow } from '../../store/agreements/contract.row';
import type { RenewalRow } from '../../store/renewals/renewal.row';

interface Around {
  clients: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
  letters: ContractLetter[];
  today: LocalDate;
}

/** A term as the queue shows it. */
export function presentRenewal(row: RenewalRow, contract: ContractRow, around: Around): RenewalItem {
  const { clients, people, letters, today } = around;
  const { label, reference, state, months, endsOn } = contract;
  return {
    id: row.id,
    contract: { id: contract.id, label, reference, state, months, endsOn },
    client: { id: row.clientId, name: clients.get(row.clientId) ?? '' },
    clientKind: contract.clientKind,
    state: row.state,
    term: row.term,
    renewsOn: addCalendarDays(row.term, 1),
    notice: {
      limit: row.limitOn,
      latestArguable: row.latestArguableOn,
      safe: row.safeOn,
      posting: row.postingOn,
    },
    noticeMonths: row.noticeMonths,
    owner: row.ownerId === null ? null : { id: row.ownerId, name: people.get(row.ownerId) ?? '' },
    decision: row.decision,
    note: row.note,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    lastReminder: row.lastReminder,
    information: informationOf(row, letters, today),
    denounced: denouncedOf(row, contract),
    letters,
    version: row.version,
  };
}

function informationOf(
  { informationFrom: from, informationTo: to }: RenewalRow,
  letters: readonly ContractLetter[],
  today: LocalDate,
): RenewalItem['information'] {
  if (from === null || to === null) return null;
  const sent = letters.find(({ kind, sentOn }) => kind === 'renewal-information' && sentOn !== null);
  return { from, to, state: informationStateOf({ from, to }, sent?.sentOn ?? null, today) };
}

/** What the client sent for this term; else how its contract was denounced, while it ends with it. */
function denouncedOf(row: RenewalRow, contract: ContractRow): RenewalItem['denounced'] {
  const { noticeReceivedOn: receivedOn, noticeSentOn: sentOn, verdict, outcome, outcomeReason: reason } = row;
  if (receivedOn !== null)
    return { by: 'client', sentOn, receivedOn, verdict, outcome, reason, decidedBy: row.outcomeBy };
  const { denouncedBy: by } = contract;
  if (by === null || row.state === 'open' || contract.term !== row.term) return null;
  return {
    by,
    sentOn: contract.noticeSentOn,
    receivedOn: contract.noticeReceivedOn,
    ...{ verdict: null, outcome: row.state === 'ended' ? 'ends' : 'renewed', reason: null, decidedBy: null },
  };
}
