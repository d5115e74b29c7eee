import { Injectable } from '@nestjs/common';
import { CalendarRow, ClientRow } from '@vigie/directory';
import { Database, found, fromJson, type ClientScope } from '@vigie/platform';
import {
  addCalendarDays,
  informationWindow,
  isOfRecord,
  mustBeTold,
  noticeDates,
  priceOn,
  type CalendarException,
  type EquipmentKind,
  type LocalDate,
} from '@vigie/rules';
import type { Amendment, ContractDetail, ContractDocument, ContractEvent, OwnContract } from '@vigie/wire';
import { amendmentsOf, type StoredAmendment } from '../../store/agreements/amendment.store';
import { estateCounts, type EstateCount } from '../../store/agreements/estate-count.store';
import { conditionsIn, conditionsOf, linesOf } from '../../store/agreements/terms.store';
import { Agreements } from './agreements';
import { dayOf, isRenewed, presentItem, presentLine, type NamedContract } from './present-contract';

const mostEvents = 500;

/** One contract with all that belongs to it. */
@Injectable()
export class Agreement {
  constructor(
    private readonly database: Database,
    private readonly agreements: Agreements,
  ) {}

  /** As our people see it; 404 outside the scope. */
  async find(scope: ClientScope, id: string): Promise<ContractDetail> {
    const row = await this.agreements.row(scope, id);
    return { ...(await this.terms(row)), history: await this.history(row) };
  }

  /** As the management of its client sees it: signed, and without our history. */
  async own(scope: ClientScope, id: string): Promise<OwnContract> {
    const row = await this.agreements.row(scope, id);
    found(row.state === 'draft' ? null : row);
    const { clientKind: _kind, version: _version, ...contract } = await this.terms(row);
    return { ...contract, amendments: contract.amendments.filter(({ state }) => state === 'signed') };
  }

  private async terms(row: NamedContract): Promise<Omit<ContractDetail, 'history'>> {
    const today = this.agreements.today();
    const day = dayOf(row, today);
    const all = await conditionsOf(this.database, [row.id]);
    const conditions = found(priceOn(all, day));
    const lines = await linesOf(this.database, [row.id]);
    const counts = await estateCounts(this.database, row.clientId);
    const calendar = await this.calendar(row.clientId, conditions.calendarId);
    const dated = { term: row.term, months: conditions.noticeMonths, ...daysOf(calendar) };
    const notice = isRenewed(row) ? noticeDates(dated) : null;
    return {
      ...presentItem(row, conditions, lines, today),
      ...{ months: row.months, firstTerm: row.firstTerm, signedOn: row.signedOn },
      denounced: denouncedOf(row),
      conditions: conditionsIn(conditions),
      calendarName: calendar.name,
      upcoming: all
        .filter(({ validFrom }) => validFrom > day)
        .map((one) => ({ validFrom: one.validFrom, conditions: conditionsIn(one) })),
      people: {
        ...{ signatoryName: row.signatoryName, signatoryTitle: row.signatoryTitle },
        ...{ dpoName: row.dpoName, dpoEmail: row.dpoEmail },
      },
      lines: lines.map((line) => presentLine(line, day, countOf(counts, line.equipmentKind))),
      notice,
      information: notice && mustBeTold(row.clientKind) ? informationWindow(notice) : null,
      amendments: (await amendmentsOf(this.database, row.id)).map(presentAmendment).toReversed(),
      documents: await this.documents(row),
    };
  }

  private async calendar(clientId: string, calendarId: string | null): Promise<CalendarRow> {
    const { manager } = this.database;
    const id = calendarId ?? (await manager.findOneByOrFail(ClientRow, { id: clientId })).calendarId;
    return manager.findOneByOrFail(CalendarRow, { id });
  }

  private async documents({ id, clientId, state }: NamedContract): Promise<ContractDocument[]> {
    const rows = await this.database.query<Omit<ContractDocument, 'addedAt' | 'removable'> & { at: Date }>(
      `SELECT d.id, d.kind, d.amendment_id AS amendmentId, f.name, f.size, d.added_at AS at, d.added_by AS addedBy
         FROM contract_document d JOIN stored_file f ON f.client_id = d.client_id AND f.id = d.file_id
        WHERE d.contract_id = ? AND d.client_id = ? ORDER BY d.id DESC`,
      [id, clientId],
    );
    return rows.map(({ at, ...document }) => ({
      ...document,
      addedAt: at.toISOString(),
      removable: !isOfRecord(document.kind, state),
    }));
  }

  private async history({ id, clientId }: NamedContract): Promise<ContractEvent[]> {
    const rows = await this.database.query<
      Omit<ContractEvent, 'at' | 'data'> & { at: Date; data: ContractEvent['data'] | string }
    >(
      `SELECT id, at, actor_name AS actor, type, data, reason FROM contract_event
        WHERE contract_id = ? AND client_id = ? ORDER BY id DESC LIMIT ?`,
      [id, clientId, mostEvents],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString(), data: fromJson(row.data) }));
  }
}

const countOf = (counts: readonly EstateCount[], kind: EquipmentKind | null): number | null =>
  kind && (counts.find(({ what }) => what === kind)?.count ?? 0);

const denouncedOf = ({
  denouncedBy: by,
  noticeSentOn: sentOn,
  noticeReceivedOn: receivedOn,
}: NamedContract) => (by && receivedOn ? { by, sentOn, receivedOn } : null);

/** The days that do not count before a term. */
const daysOf = ({ region, goodFriday, exceptions }: CalendarRow) => ({
  region,
  goodFriday,
  closures: exceptions.filter(({ hours }) => hours.length === 0).flatMap(datesOf),
});

function datesOf({ from, to }: CalendarException): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addCalendarDays(day, 1)) days.push(day);
  return days;
}

const presentAmendment = (row: StoredAmendment): Amendment => ({
  id: row.id,
  number: row.number,
  label: row.label,
  state: row.state,
  origin: row.origin,
  effectiveOn: row.effectiveOn,
  signedOn: row.signedOn,
  changes: row.changes,
  author: row.author,
  createdAt: row.createdAt.toISOString(),
});
