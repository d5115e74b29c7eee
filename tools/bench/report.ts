import { availableParallelism, loadavg, totalmem } from 'node:os';
import type { ArrivalsResult } from './arrivals.ts';
import type { BackupNightResult } from './backup-night.ts';
import type { BurstResult } from './clock-burst.ts';
import type { BulkResult } from './bulk.ts';
import type { Measure } from './closed-loop.ts';
import type { ImportResult } from './import.ts';
import type { IntakeResult } from './intake.ts';
import type { InvoicingResult } from './invoicing.ts';
import type { LiveResult } from './live.ts';
import type { Memory } from './processor.ts';
import type { BoardResult } from './backup-board.ts';
import type { PenaltiesResult } from './penalties.ts';
import type { RevisionResult } from './revision.ts';

export interface ScenarioResult {
  title: string;
  measures: Measure[];
}

export interface Machine {
  tickets: number;
  database: string;
  redis: string;
  /** Of the pages that the database keeps in memory. */
  pool: string;
  /** Mean number of processes that wanted a processor when the run began. */
  load: number;
}

export function currentLoad(): number {
  return loadavg()[0] ?? 0;
}

/** What is measured besides requests one by one. */
export interface Others {
  bulk?: BulkResult | undefined;
  live?: LiveResult | undefined;
  intake?: IntakeResult | undefined;
  imports: ImportResult[];
  arrivals?: ArrivalsResult | undefined;
  revisions: RevisionResult[];
  penalties?: PenaltiesResult | undefined;
  invoicing?: InvoicingResult | undefined;
  board?: BoardResult | undefined;
  night?: BackupNightResult | undefined;
  burst?: BurstResult | undefined;
  memory: Record<string, Memory | undefined>;
}

/** The whole report as Markdown, for the terminal and for the README. */
export function report(machine: Machine, results: ScenarioResult[], others: Others): string {
  const { bulk, live, intake, burst } = others;
  return [
    machineLine(machine),
    ...(results.length > 0 ? [table(machine.tickets, results)] : []),
    ...(bulk ? [bulkLine(bulk)] : []),
    ...(live ? [liveLine(live)] : []),
    ...(intake ? [intakeLine(intake)] : []),
    ...others.imports.map(importLine),
    ...(others.arrivals ? [arrivalsLine(others.arrivals)] : []),
    ...others.revisions.map(revisionLine),
    ...(others.penalties ? [penaltiesLine(others.penalties)] : []),
    ...(others.invoicing ? [invoicingLine(others.invoicing)] : []),
    ...(others.board ? [boardLine(others.board)] : []),
    ...(others.night ? [nightLine(others.night)] : []),
    ...(burst ? [burstLine(burst)] : []),
    memoryLine(others.memory),
  ].join('\n\n');
}

function machineLine(machine: Machine): string {
  const day = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  const memory = Math.round(totalmem() / 1024 ** 3);
  return (
    `${day}: ${availableParallelism()} cores, ${memory} GB, load ${machine.load.toFixed(1)} before the run; ` +
    `Node ${process.versions.node}, ${machine.database} (durable commits, ${machine.pool} of pages in memory), Redis ${machine.redis}; ` +
    'load generator, api, worker and servers on the same machine.'
  );
}

function table(tickets: number, results: ScenarioResult[]): string {
  const users = results[0]?.measures.map((measure) => measure.users) ?? [];
  const people = (count: number) => `${count} ${count === 1 ? 'user' : 'users'}`;
  const head = [
    `${number(tickets)} tickets: median / p95 / p99 ms`,
    ...users.map(people),
    `requests/s at ${users.join(' / ')}`,
    'api ms',
    'database ms',
    'SQL',
    'rows',
    'kB',
  ];
  const rows = results.map(({ title, measures }) => {
    const middle = measures[Math.floor(measures.length / 2)];
    return [
      title,
      ...measures.map((measure) => [measure.median, measure.p95, measure.p99].map(brief).join(' / ')),
      measures.map((measure) => number(Math.round(measure.perSecond))).join(' / '),
      optional(middle?.apiMs),
      optional(middle?.databaseMs),
      number(Math.round(middle?.statements ?? 0)),
      number(Math.round(middle?.rows ?? 0)),
      ((middle?.bytes ?? 0) / 1000).toFixed(1),
    ];
  });
  const middle = people(users[Math.floor(users.length / 2)] ?? 1);
  const note =
    `The last five columns are per request at ${middle}: processor time of api and database, ` +
    'SQL statements and rows read (the work that a request leaves to the worker included), size of the answer.';
  return `${align([head, ...rows])}\n\n${note}`;
}

function intakeLine(intake: IntakeResult): string {
  const { mails, keptSeconds, readSeconds, requests, triaged } = intake;
  const rate = (seconds: number) => number(Math.round(mails / seconds));
  return (
    `Mail: ${number(mails)} at once: ${rate(keptSeconds)} a second kept, ${rate(readSeconds)} a second read to the end ` +
    `(${readSeconds.toFixed(1)} s); ${number(requests)} requests or drafts, ${number(triaged)} to triage, ` +
    `one of 50 MB among them ${intake.aside === 1 ? 'set aside' : 'NOT set aside'}; ` +
    `worker ${optional(intake.workerMs)} ms and database ${optional(intake.databaseMs)} ms of processor per mail.`
  );
}

function bulkLine({ tickets, changeSeconds, undoSeconds }: BulkResult): string {
  return (
    `Bulk: ${number(tickets)} tickets assigned in ${changeSeconds.toFixed(1)} s, ` +
    `taken back in ${undoSeconds.toFixed(1)} s.`
  );
}

function liveLine({ screens, changes, p50, p95, p99, missed }: LiveResult): string {
  const delays = [p50, p95, p99].map(brief).join(' / ');
  return (
    `Live: ${number(changes)} changes, ${number(screens)} screens: p50 / p95 / p99 ${delays} ms ` +
    `from the click to the other screens; ${number(missed)} missed.`
  );
}

function importLine({ kind, rows, stageSeconds, checkSeconds, writeSeconds }: ImportResult): string {
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  return (
    `Import of ${number(rows)} ${kind}: read in ${seconds(stageSeconds)}, checked in ${seconds(checkSeconds)}, ` +
    `written in ${seconds(writeSeconds)}.`
  );
}

function arrivalsLine({ plans, seconds, failed, requests, throttled, quota }: ArrivalsResult): string {
  return (
    `Arrivals: ${number(plans)} launched at once, ${number(failed)} steps failed, ` +
    `${brief((plans / seconds) * 60)} plans a minute (${seconds.toFixed(1)} s, probes of the mailbox included); ` +
    `${brief(requests / plans)} requests a plan, ${number(throttled)} of ${number(requests)} throttled ` +
    `at ${number(quota)} in ten seconds.`
  );
}

function revisionLine(result: RevisionResult): string {
  const { contracts, lines, previewSeconds, applySeconds, letters, letterSeconds, worker } = result;
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  const memory = worker ? `, worker at most ${number(Math.round(worker.peakMb))} MB` : '';
  return (
    `Price revision of ${number(contracts)} contracts with ${number(lines)} lines: preview ${seconds(previewSeconds)}, ` +
    `application ${seconds(applySeconds)}, ${number(letters)} letters drawn and mailed in ${seconds(letterSeconds)}${memory}.`
  );
}

function penaltiesLine({ invoices, seconds, api }: PenaltiesResult): string {
  const memory = api ? `, api at most ${number(Math.round(api.peakMb))} MB` : '';
  return `Penalties of ${number(invoices)} overdue invoices, computed from the database: ${seconds.toFixed(1)} s${memory}.`;
}

function boardLine({ jobs, gravity, client, counts }: BoardResult): string {
  const ms = ({ median, p95, p99 }: Measure) => [median, p95, p99].map((one) => one.toFixed(0)).join(' / ');
  return (
    `Daily review of ${number(jobs)} backups at ${gravity.users} users, median / p95 / p99 ms: by gravity ${ms(gravity)}, ` +
    `by client ${ms(client)}, counts ${ms(counts)}.`
  );
}

function invoicingLine(result: InvoicingResult): string {
  const { invoices, issueSeconds, documentSeconds, memoryP95Mb, memoryPeakMb } = result;
  const perSecond = (seconds: number) => `${number(Math.round(invoices / seconds))} a second`;
  const mb = (value: number) => `${number(Math.round(value))} MB`;
  return (
    `Batch of ${number(invoices)} invoices: issued in ${issueSeconds.toFixed(1)} s (${perSecond(issueSeconds)}), each with its ` +
    `Factur-X after ${documentSeconds.toFixed(1)} s (${perSecond(documentSeconds)}); worker p95 ${mb(memoryP95Mb)}, ` +
    `at most ${mb(memoryPeakMb)}.`
  );
}

function nightLine(night: BackupNightResult): string {
  const { jobs, plannedSeconds, pushesPerSecond, pushP95, closedSeconds, bad } = night;
  return (
    `Backups: ${number(jobs)} expected runs of a night written in ${plannedSeconds.toFixed(1)} s; ` +
    `${number(Math.round(pushesPerSecond))} pushes a second accepted (p95 ${brief(pushP95)} ms), ` +
    `every run recorded and its night closed after ${closedSeconds.toFixed(1)} s.\n\n` +
    `A bad night: ${number(bad.jobs)} of them, half failed and half silent, each with its alert and its ticket after ` +
    `${bad.alertedSeconds.toFixed(1)} s (${number(Math.round(bad.jobs / bad.alertedSeconds))} a second).`
  );
}

function memoryLine(memory: Record<string, Memory | undefined>): string {
  const parts = Object.entries(memory).flatMap(([name, used]) =>
    used ? [`${name} ${number(Math.round(used.nowMb))} MB (at most ${number(Math.round(used.peakMb))})`] : [],
  );
  return `Memory at the end: ${parts.join(', ')}.`;
}

function burstLine(burst: BurstResult): string {
  const ms = (value: number) => `${number(Math.round(value))} ms`;
  return (
    `Clocks: ${number(burst.open)} open, ${number(burst.due)} of them due within ${burst.windowSeconds} s: ` +
    `lateness p50 ${ms(burst.p50)}, p99 ${ms(burst.p99)}, max ${ms(burst.max)}; ` +
    `${burst.missed} missed, ${burst.doubled} doubled, ${burst.early} early; ` +
    `notices of our people p50 ${ms(burst.noticeP50)}, p99 ${ms(burst.noticeP99)}; ` +
    `last breach after ${burst.wallSeconds.toFixed(1)} s, last notice after ${burst.noticeSeconds.toFixed(1)} s; ` +
    `worker ${optional(burst.workerMs)} ms and database ${optional(burst.databaseMs)} ms of processor per breach.`
  );
}

const number = (value: number) => value.toLocaleString('en-GB');
const brief = (ms: number) => (ms < 10 ? ms.toFixed(1) : String(Math.round(ms)));
const optional = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(1));

/** A Markdown table whose columns are as wide as what is in them. */
export function align(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, i) => pad(cell, i, widths)).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join('\n');
}

function pad(cell: string, column: number, widths: number[]): string {
  const width = widths[column] ?? 0;
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

const opening = '<!-- bench:start -->';
const closing = '<!-- bench:end -->';

/** The text with another report between its markers. */
export function replaceReport(text: string, newReport: string): string {
  const from = text.indexOf(opening);
  const to = text.indexOf(closing);
  if (from < 0 || to < from) throw new Error(`no ${opening} ... ${closing} in the text`);
  return `${text.slice(0, from + opening.length)}\n\n${newReport}\n\n${text.slice(to)}`;
}
