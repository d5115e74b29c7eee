import { Injectable } from '@nestjs/common';
import { StatementReader, type StatementLine } from '@vigie/billing';
import { DomainError } from '@vigie/platform';
import {
  isLocalDate,
  paymentDayFault,
  type BankFault,
  type BankField,
  type BankMovement,
  type PaymentDays,
} from '@vigie/rules';
import { XMLParser } from 'fast-xml-parser';

/** Elements by their names, as the parser gives them; attributes begin with `@`. */
type Node = string | undefined | { [name: string]: Node | Node[] };

const namespace = /urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.(\d{2})/;
const versions = new Set(['02', '03', '04', '05', '06', '07', '08']);
const mostEntries = 20_000;
const lists = new Set(['Stmt', 'Ntry', 'NtryDtls', 'TxDtls', 'Ustrd', 'Strd', 'AddtlRmtInf']);

/** Texts stay texts: an amount never becomes a number of the machine on its way. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseAttributeValue: false,
  parseTagValue: false,
  removeNSPrefix: true,
  processEntities: true,
  isArray: (name) => lists.has(name),
});

/** Statements of banks in camt.053.001.02 to .08: booked entries, a batch by its transactions. */
@Injectable()
export class CamtStatementReader extends StatementReader {
  override knows(file: Buffer): boolean {
    return /^\s*<(?:\?xml|(?:\w+:)?Document)/.test(
      file
        .subarray(0, 200)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
  }

  override read(file: Buffer, days: PaymentDays): StatementLine[] {
    const statements = all(at(parse(textOf(file)), 'Document', 'BkToCstmrStmt'), 'Stmt');
    if (statements.length === 0) throw new DomainError('bank.file-refused');
    let line = 0;
    const lines = statements.flatMap((statement) =>
      all(statement, 'Ntry').flatMap((entry) => {
        line += 1;
        return statusOf(entry) === 'BOOK'
          ? linesOf(entry, { account: accountOf(statement), line, days })
          : [];
      }),
    );
    if (lines.length > mostEntries) throw new DomainError('bank.file-too-large');
    return lines;
  }
}

function textOf(file: Buffer): string {
  const head = file.subarray(0, 200).toString('latin1');
  const charset = /encoding=["']([\w-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset, { fatal: true }).decode(file);
  } catch {
    throw new DomainError('bank.file-refused');
  }
}

function parse(text: string): Node {
  // A statement declares no document type; who does wants us to expand entities.
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new DomainError('bank.file-refused');
  if (!versions.has(namespace.exec(text.slice(0, 2000))?.[1] ?? ''))
    throw new DomainError('bank.file-refused');
  if (text.split(/<(?:\w+:)?(?:Ntry|TxDtls)[\s>]/, mostEntries + 2).length > mostEntries + 1)
    throw new DomainError('bank.file-too-large');
  // The parser forgives an end that is missing.
  if (!/<\/(?:\w+:)?Document>\s*$/.test(text)) throw new DomainError('bank.file-refused');
  try {
    return parser.parse(text) as Node;
  } catch {
    throw new DomainError('bank.file-refused');
  }
}

interface Place {
  account: string;
  line: number;
  days: PaymentDays;
}

/** The transactions of a batch when they add up to it, else the entry as a whole. */
function linesOf(entry: Node, place: Place): StatementLine[] {
  const transactions = all(entry, 'NtryDtls').flatMap((details) => all(details, 'TxDtls'));
  const amounts = transactions.map((one) => centsOf(text(amountNode(one))));
  const whole = centsOf(text(at(entry, 'Amt')));
  const isBatch =
    transactions.length > 1 &&
    whole !== null &&
    amounts.reduce<bigint | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0n) ===
      whole;
  if (!isBatch) return [lineOf(entry, transactions[0], at(entry, 'Amt'), place)];
  return transactions.map((one) => lineOf(entry, one, amountNode(one), place));
}

const amountNode = (transaction: Node): Node =>
  at(transaction, 'Amt') ??
  at(transaction, 'AmtDtls', 'TxAmt', 'Amt') ??
  at(transaction, 'AmtDtls', 'InstdAmt', 'Amt');

function lineOf(entry: Node, transaction: Node, amount: Node, { account, line, days }: Place): StatementLine {
  const faults: { field: BankField; code: BankFault }[] = [];
  const day = (text(at(entry, 'BookgDt', 'Dt')) || text(at(entry, 'BookgDt', 'DtTm'))).slice(0, 10);
  if (day === '') faults.push({ field: 'bookedOn', code: 'date-missing' });
  else if (!isLocalDate(day)) faults.push({ field: 'bookedOn', code: 'date-unreadable' });
  else {
    const wrong = paymentDayFault(day, days);
    if (wrong) faults.push({ field: 'bookedOn', code: `date-${wrong}` });
  }
  const cents = centsOf(text(amount));
  if (cents === null) faults.push({ field: 'amount', code: 'amount-unreadable' });
  const currency = text(at(amount, '@Ccy'));
  if (currency !== 'EUR') faults.push({ field: 'currency', code: 'currency-other' });
  // What a batch reverses is said on the entry, which counts for its transactions.
  const isDebit = text(at(entry, 'CdtDbtInd')) !== 'CRDT';
  const words = wordsOf(entry, transaction);
  const movement: BankMovement | null =
    faults.length === 0 && cents !== null
      ? { bookedOn: day, amount: isDebit ? -cents : cents, ...words }
      : null;
  const written = { bookedOn: day, amount: text(amount), label: words.label };
  return { line, account, movement, written, faults };
}

function wordsOf(entry: Node, transaction: Node) {
  const debtor = at(transaction, 'RltdPties', 'Dbtr');
  const remittance = at(transaction, 'RmtInf');
  const label = [
    ...all(remittance, 'Ustrd').map(text),
    ...all(remittance, 'Strd').flatMap((one) => [
      text(at(one, 'CdtrRefInf', 'Ref')),
      text(at(one, 'RfrdDocInf', 'Nb')),
      ...all(one, 'AddtlRmtInf').map(text),
    ]),
    text(at(transaction, 'AddtlTxInf')),
    text(at(entry, 'AddtlNtryInf')),
  ];
  const references = [
    text(at(transaction, 'Refs', 'EndToEndId')),
    text(at(transaction, 'Refs', 'AcctSvcrRef')),
    text(at(entry, 'AcctSvcrRef')),
    text(at(entry, 'NtryRef')),
  ];
  return {
    label: clean([...new Set(label)].filter(Boolean).join(' '), 500) ?? '',
    reference: clean(references.find((one) => one !== '' && one !== 'NOTPROVIDED') ?? '', 140),
    payer: clean(text(at(debtor, 'Nm')) || text(at(debtor, 'Pty', 'Nm')), 140),
    iban: clean(text(at(transaction, 'RltdPties', 'DbtrAcct', 'Id', 'IBAN')).replaceAll(' ', ''), 34),
  };
}

const accountOf = (statement: Node): string =>
  (text(at(statement, 'Acct', 'Id', 'IBAN')) || text(at(statement, 'Acct', 'Id', 'Othr', 'Id')))
    .replaceAll(' ', '')
    .slice(0, 34);

/** A word in the first versions, an element in the later ones. */
const statusOf = (entry: Node): string => text(at(entry, 'Sts', 'Cd')) || text(at(entry, 'Sts'));

/** `1234.5` or `1234.50000`: what stands behind the cents is nothing. */
function centsOf(written: string): bigint | null {
  const [, whole, fraction = ''] = /^(\d{1,13})(?:\.(\d{0,2})0*)?$/.exec(written) ?? [];
  return whole === undefined ? null : BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
}

const clean = (value: string, most: number): string | null =>
  value
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, most) || null;

function at(node: Node, ...path: string[]): Node {
  let here = node;
  for (const name of path) {
    if (typeof here !== 'object') return undefined;
    const next: Node | Node[] = here[name];
    here = Array.isArray(next) ? next[0] : next;
  }
  return here;
}

function all(node: Node, name: string): Node[] {
  const found = typeof node === 'object' ? node[name] : undefined;
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

/** The text of an element, with or without attributes. */
function text(node: Node): string {
  if (typeof node === 'string') return node.trim();
  const own = node?.['#text'];
  return typeof own === 'string' ? own.trim() : '';
}
