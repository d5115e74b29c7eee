import { CalendarRow, ClientRow } from '@vigie/directory';
import type { Transaction } from '@vigie/platform';
import {
  informationWindow,
  mustBeTold,
  noticeDates,
  noticeDaysOf,
  noticeForTerm,
  renewalStateOf,
  type LocalDate,
} from '@vigie/rules';
import type { StoredContract } from '../../store/agreements/contract.store';
import { conditionsOf } from '../../store/agreements/terms.store';
import {
  insertRenewal,
  noteRenewal,
  renewalsOf,
  updateRenewal,
  type StoredRenewal,
} from '../../store/renewals/renewal.store';

type Dates = Pick<
  StoredRenewal,
  | 'noticeMonths'
  | 'limitOn'
  | 'latestArguableOn'
  | 'safeOn'
  | 'postingOn'
  | 'isProtected'
  | 'informationFrom'
  | 'informationTo'
>;

const undecided = {
  ownerId: null,
  decision: 'undecided',
  note: null,
  decidedBy: null,
  decidedAt: null,
  lastReminder: null,
  saidTooLate: false,
} as const;
const unheard = {
  noticeSentOn: null,
  noticeReceivedOn: null,
  verdict: null,
  outcome: null,
  outcomeReason: null,
  outcomeBy: null,
  outcomeAt: null,
} as const;

/** Brings the terms of a contract that is held up to what is agreed today; returns the one that is open. */
export async function settleRenewals(
  tx: Transaction,
  contract: StoredContract,
  today: LocalDate,
): Promise<StoredRenewal | null> {
  const rows = await renewalsOf(tx, contract.id);
  for (const row of rows) await settle(tx, contract, row, today);
  const isRenewed = ['active', 'suspended'].includes(contract.state) && contract.endsOn === null;
  if (isRenewed && contract.term >= today && !rows.some(({ term }) => term === contract.term))
    await insertRenewal(tx, {
      ...{ contractId: contract.id, clientId: contract.clientId, term: contract.term, state: 'open' },
      ...(await datesOf(tx, contract)),
      ...undecided,
      ...unheard,
      nextOn: today,
      contractVersion: contract.version,
    });
  return (await renewalsOf(tx, contract.id)).find(({ state }) => state === 'open') ?? null;
}

/** What was decided about a term stands; its dates and its state follow the contract. */
async function settle(
  tx: Transaction,
  contract: StoredContract,
  row: StoredRenewal,
  today: LocalDate,
): Promise<void> {
  const state = renewalStateOf(row.term, contract);
  const contractVersion = contract.version;
  if (state !== row.state) {
    // A denunciation that was taken back leaves nothing behind.
    const reopened =
      state === 'open' ? { ...unheard, decision: 'undecided' as const, nextOn: today } : { nextOn: null };
    await updateRenewal(tx, row, { state, contractVersion, ...reopened });
    return;
  }
  if (state !== 'open' || row.contractVersion === contractVersion) return;
  const dates = await datesOf(tx, contract);
  const moved = dates.postingOn !== row.postingOn;
  // New dates have reminders of their own.
  if (isSame(dates, row)) await noteRenewal(tx, row, { contractVersion });
  else
    await updateRenewal(tx, row, {
      ...dates,
      ...(moved && { lastReminder: null }),
      contractVersion,
      nextOn: today,
    });
}

const isSame = (dates: Dates, row: StoredRenewal): boolean =>
  (Object.keys(dates) as (keyof Dates)[]).every((key) => dates[key] === row[key]);

/** The four dates of the period that runs, and the window of the information. */
async function datesOf(tx: Transaction, contract: StoredContract): Promise<Dates> {
  const { term, clientId, clientKind } = contract;
  const agreed = noticeForTerm(await conditionsOf(tx, [contract.id]), term);
  if (!agreed) throw new Error(`contract ${contract.id} has no conditions`);
  const client = await tx.manager.findOneByOrFail(ClientRow, { id: clientId });
  const calendarId = agreed.calendarId ?? client.calendarId;
  const calendar = await tx.manager.findOneByOrFail(CalendarRow, { id: calendarId });
  const dates = noticeDates({ term, months: agreed.noticeMonths, ...noticeDaysOf(calendar) });
  const isProtected = mustBeTold(clientKind);
  const window = isProtected ? informationWindow(dates) : null;
  return {
    noticeMonths: agreed.noticeMonths,
    limitOn: dates.limit,
    latestArguableOn: dates.latestArguable,
    safeOn: dates.safe,
    postingOn: dates.posting,
    isProtected,
    informationFrom: window?.from ?? null,
    informationTo: window?.to ?? null,
  };
}
