import { Injectable } from '@nestjs/common';
import { bodyWas, Clock, Database, DomainError, sha256, type Actor } from '@vigie/platform';
import { amountText } from '@vigie/rules';
import {
  maxBankPreview,
  type BankImportPreview,
  type BankImportQuery,
  type BankImportResult,
  type BankRowState,
} from '@vigie/wire';
import type { StatementLine } from '../../ports/payments/statement-reader';
import {
  fingerprinted,
  insertBankLines,
  knownFingerprints,
  ourIban,
  type FingerprintedMovement,
} from '../../store/payments/bank-line.store';
import { bookableDays, type Reader } from '../../store/payments/open-invoice.store';
import { ReadStatement, type Statement } from './read-statement';

export interface StatementFile {
  name: string;
  content: Buffer;
}
interface PlannedLine extends StatementLine {
  state: BankRowState;
  kept: FingerprintedMovement | null;
}

/** Brings the received amounts of a statement in: shown first, then kept; what left the account is not kept. */
@Injectable()
export class ImportStatement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly statements: ReadStatement,
  ) {}

  /** What the file would bring; nothing is written. Errors: those of reading it. */
  async preview({ content }: StatementFile, { account }: BankImportQuery): Promise<BankImportPreview> {
    const statement = await this.read(content, account);
    return present(statement, await plan(this.database, statement));
  }

  /** Keeps what is new. Errors: those of the preview, bank.account-missing, import.has-errors. */
  async execute(
    actor: Actor,
    { name, content }: StatementFile,
    { account, rows }: BankImportQuery,
  ): Promise<BankImportResult> {
    const digest = sha256(content);
    bodyWas(digest);
    const statement = await this.read(content, account);
    if (statement.lines.some((line) => line.account === '')) throw new DomainError('bank.account-missing');
    // Two people who bring the same statement in: the second one finds its lines.
    return this.database.alone('bank-import', () =>
      this.database.transaction(async (tx) => {
        const lines = await plan(tx, statement);
        const errors = lines.filter(({ state }) => state === 'error').length;
        if (rows === 'all' && errors > 0) throw new DomainError('import.has-errors', { error: errors });
        const kept = lines.flatMap((line) => (line.state === 'new' && line.kept ? [line.kept] : []));
        const known = lines.filter(({ state }) => state === 'known').length;
        if (kept.length === 0) return { id: null, added: 0, known, skipped: errors };
        const file = { name, format: statement.format, sha256: digest, by: actor.name };
        const id = await insertBankLines(tx, file, kept);
        await tx.audit(actor, 'bank.imported', `bank-import:${id}`, { sha256: digest, added: kept.length });
        return { id, added: kept.length, known, skipped: errors };
      }),
    );
  }

  private async read(content: Buffer, account: string | undefined): Promise<Statement> {
    const own = account?.replaceAll(' ', '').toUpperCase() ?? null;
    const days = await bookableDays(this.database, this.clock.now());
    const statement = await this.statements.read(content, days, own);
    if (statement.account !== null) return statement;
    const ours = await ourIban(this.database);
    const lines = statement.lines.map((line) => ({ ...line, account: ours ?? '' }));
    return { ...statement, account: ours, lines };
  }
}

/** Compares a statement with the lines that were kept before. */
async function plan(reader: Reader, { lines }: Statement): Promise<PlannedLine[]> {
  const received = lines.flatMap((line) =>
    line.movement && line.movement.amount > 0n
      ? [{ line, movement: { ...line.movement, account: line.account } }]
      : [],
  );
  const marked = fingerprinted(received.map(({ movement }) => movement));
  const known = await knownFingerprints(
    reader,
    marked.map(({ fingerprint }) => fingerprint),
  );
  const kept = new Map(received.map(({ line }, index) => [line, marked[index] ?? null]));
  return lines.map((line) => {
    const own = kept.get(line) ?? null;
    return { ...line, kept: own, state: stateOf(line, own !== null && known.has(own.fingerprint)) };
  });
}

function stateOf({ movement }: StatementLine, isKnown: boolean): BankRowState {
  if (!movement) return 'error';
  if (movement.amount <= 0n) return 'debit';
  return isKnown ? 'known' : 'new';
}

const order: readonly BankRowState[] = ['error', 'new', 'known', 'debit'];

function present({ format, account, columns }: Statement, lines: readonly PlannedLine[]): BankImportPreview {
  const counts = { new: 0, known: 0, debit: 0, error: 0 };
  for (const { state } of lines) counts[state] += 1;
  const total = lines.reduce(
    (sum, { state, movement }) => sum + (state === 'new' ? (movement?.amount ?? 0n) : 0n),
    0n,
  );
  const sorted = lines.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  return {
    format,
    account,
    columns,
    counts,
    total: amountText(total),
    rows: sorted.slice(0, maxBankPreview).map(({ line, state, movement, written, faults }) => ({
      line,
      state,
      bookedOn: movement?.bookedOn ?? written.bookedOn ?? '',
      amount: movement
        ? amountText(movement.amount)
        : (written.amount ?? written.credit ?? written.debit ?? ''),
      label: (movement?.label ?? written.label ?? '').slice(0, 500),
      faults,
    })),
  };
}
