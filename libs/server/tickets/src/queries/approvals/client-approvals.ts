import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Database, found, fromJson, type Actor } from '@vigie/platform';
import { approversOf, ruleOfKind, type ApprovalRule } from '@vigie/rules';
import type { AnyRequest, Approval, ApprovalKinds, ApprovalSummary, Attachment, Locale } from '@vigie/wire';
import { contactsOf } from '../../store/catalogue/form-options.store';
import { textsOf } from '../../texts/texts';
import type { SealedContent } from '../requests/sealed-request';

interface ApprovalRow {
  id: string;
  requester_id: string;
  requester: string;
  request: AnyRequest | string;
  file_ids: string[] | string;
  rule: ApprovalRule | string;
  state: Approval['state'];
  asked_at: Date;
  decided_at: Date | null;
  decider: string | null;
  comment: string | null;
  request_id: string | null;
}

const shown = 100;

/** The requests of a client that wait for an agreement, and those that were decided lately. */
@Injectable()
export class ClientApprovals {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /** The kinds that their company wants agreements for, and who would agree to what this person asks. */
  async kinds(actor: Actor): Promise<ApprovalKinds> {
    const clientId = found(actor.clientId);
    const me = found(actor.id);
    const { approvalKinds } = await this.directory.clientTerms(clientId);
    if (approvalKinds.length === 0) return { items: [] };
    const contacts = await contactsOf(this.database, clientId);
    const items = approvalKinds.map((kind) => {
      const ids = approversOf(ruleOfKind(approvalKinds, kind), contacts, me);
      const approvers = contacts.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
      return { kind, approvers, approvesOneself: ids.includes(me) };
    });
    return { items };
  }

  /** Those that wait, first; then the last decided ones. */
  async list(actor: Actor, locale: Locale): Promise<{ items: ApprovalSummary[] }> {
    const clientId = found(actor.clientId);
    const rows = await this.rows(clientId);
    const contacts = await contactsOf(this.database, clientId);
    return { items: rows.map((row) => summaryOf(row, contacts, actor, locale)) };
  }

  /** One of them with all that was asked; 404 for another client's. */
  async find(actor: Actor, id: string, locale: Locale): Promise<Approval> {
    const clientId = found(actor.clientId);
    const [row] = await this.rows(clientId, id);
    const contacts = await contactsOf(this.database, clientId);
    const content = fromJson<AnyRequest>(found(row).request);
    const said: SealedContent = content;
    return {
      ...summaryOf(found(row), contacts, actor, locale),
      kind: content.kind,
      description: said.answers ? null : (said.description ?? null),
      form: said.form ?? null,
      answers: said.answers ?? null,
      attachments: await this.files(clientId, fromJson<string[]>(found(row).file_ids)),
    };
  }

  private rows(clientId: string, id?: string): Promise<ApprovalRow[]> {
    return this.database.query<ApprovalRow>(
      `SELECT a.id, a.requester_id, r.name AS requester, a.request, a.file_ids, a.rule, a.state, a.asked_at,
              a.decided_at, d.name AS decider, a.comment, w.id AS request_id
         FROM request_approval a
         JOIN person r ON r.client_id = a.client_id AND r.id = a.requester_id
         LEFT JOIN person d ON d.client_id = a.client_id AND d.id = a.decided_by
         LEFT JOIN written_request w ON w.client_id = a.client_id AND w.ticket_id = a.ticket_id
        WHERE a.client_id = ? ${id === undefined ? '' : 'AND a.id = ?'}
        ORDER BY a.state = 'waiting' DESC, a.id DESC LIMIT ${shown}`,
      [clientId, ...(id === undefined ? [] : [id])],
    );
  }

  private async files(clientId: string, ids: readonly string[]): Promise<Attachment[]> {
    if (ids.length === 0) return [];
    return this.database.query<Attachment>(
      'SELECT id, name, type, size FROM stored_file WHERE client_id = ? AND id IN (?) ORDER BY id',
      [clientId, ids],
    );
  }
}

function summaryOf(
  row: ApprovalRow,
  contacts: Awaited<ReturnType<typeof contactsOf>>,
  actor: Actor,
  locale: Locale,
): ApprovalSummary {
  const approvers = approversOf(fromJson<ApprovalRule>(row.rule), contacts, row.requester_id);
  const names = contacts.filter(({ id }) => approvers.includes(id)).map(({ name }) => name);
  return {
    id: row.id,
    state: row.state,
    subject: textsOf(locale).subjectOf(fromJson<AnyRequest>(row.request)),
    requester: row.requester,
    approvers: names,
    yours: actor.id !== null && approvers.includes(actor.id),
    asked: row.requester_id === actor.id,
    askedAt: row.asked_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: row.decider,
    comment: row.comment,
    requestId: row.request_id,
  };
}
