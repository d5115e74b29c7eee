import { type Instant, toInstant, toMs } from '../../time/instant';
import type { BackupKind, RunOutcome } from '../vocabulary';
import {
  countOf,
  fieldsOf,
  instantOfSeconds,
  outcomeOfCounts,
  textOf,
  unreadRun,
  type ReportedObject,
  type ReportedRun,
} from './report';

/** A task of Active Backup for Microsoft 365 as its NAS lists it. */
export interface SynologyTask {
  id: string;
  name: string;
  /** Which of its executions the rest is about; null when it does not say. */
  execution: string | null;
  /** Null for a task that never ran. */
  run: ReportedRun | null;
  usedBytes: number | null;
}

/** `status` of a task that runs. */
const running = 4;
const usedStorage = /_used_storage$/;

/** Reads one task of `list_tasks`; null when it names no task. `task_status` says nothing reliable: the facts decide. */
export function synologyTask(payload: unknown): SynologyTask | null {
  const fields = fieldsOf(payload);
  const id = fields && countOf(fields['task_id']);
  if (!fields || id === null) return null;
  const execution = countOf(fields['task_execution_id']);
  return {
    id: String(id),
    name: textOf(fields['task_name']) ?? String(id),
    execution: execution ? String(execution) : null,
    run: runOf(fields),
    usedBytes: sumOf(fields, usedStorage),
  };
}

function runOf(fields: Record<string, unknown>): ReportedRun | null {
  const outcome = outcomeOf(fields);
  if (outcome === 'none') return null;
  const endedAt = outcome === 'running' ? null : instantOfSeconds(fields['last_execution_time']);
  const ok = countOf(fields['success_count']);
  const error = sumOf(fields, /^error_/);
  const warning = sumOf(fields, /^warning_/);
  const code = fields['task_status_error_code'];
  return {
    ...unreadRun,
    outcome,
    job: textOf(fields['task_name']),
    endedAt,
    startedAt: endedAt && startOf(endedAt, fields['duration']),
    counts: ok === null || error === null || warning === null ? null : { ok, warning, error },
    bytes: sumOf(fields, /^transferred_size_/),
    message: outcome === 'failed' && code !== 0 ? `task_status_error_code ${String(code)}` : null,
  };
}

function outcomeOf(fields: Record<string, unknown>): RunOutcome | 'none' {
  const status = countOf(fields['status']);
  const progress = fields['progress_list'];
  if (status === running || (Array.isArray(progress) && progress.length > 0)) return 'running';
  const code = fields['task_status_error_code'];
  if (typeof code !== 'number' || status === null) return 'unknown';
  return code === 0 ? outcomeOfCounters(fields) : 'failed';
}

function outcomeOfCounters(fields: Record<string, unknown>): RunOutcome | 'none' {
  const errors = sumOf(fields, /^error_/);
  const warnings = sumOf(fields, /^warning_/);
  const attention = countOf(fields['attention_count']);
  const ok = countOf(fields['success_count']);
  if (errors === null || warnings === null || attention === null || ok === null) return 'unknown';
  if (errors > 0 || attention > 0) return errors > 0 && ok === 0 ? 'failed' : 'warning';
  if (fields['last_execution_time'] === 0) return 'none';
  if (instantOfSeconds(fields['last_execution_time']) === null) return 'unknown';
  return warnings > 0 ? 'warning' : 'success';
}

/** Sum of the counters whose names match; null when there is none, or one of them is no count. */
function sumOf(fields: Record<string, unknown>, name: RegExp): number | null {
  const values = Object.entries(fields).filter(([key]) => name.test(key));
  const counts = values.map(([, value]) => countOf(value));
  return values.length === 0 || counts.includes(null)
    ? null
    : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

function startOf(endedAt: Instant, duration: unknown): Instant | null {
  const seconds = countOf(duration);
  return seconds === null || seconds > 31 * 86_400 ? null : toInstant(toMs(endedAt) - seconds * 1000);
}

const services: Record<string, BackupKind> = {
  onedrive: 'onedrive',
  mail: 'mail',
  'archive mail': 'mail',
  'archived mail': 'mail',
  calendar: 'mail',
  contact: 'mail',
  contacts: 'mail',
};
const ofUser = /^User \[(?<name>.+)\]'s (?<service>[A-Za-z ]+) data was backed up \((?<counts>[^()]+)\)\.?$/;
const ofPlace = /^The data of (?<place>site|team) \[(?<name>.+)\] was backed up \((?<counts>[^()]+)\)\.?$/;

/** Reads a line of the log of a task that tells of one user, site or team; null for any other line. */
export function synologyLogObject(description: string): ReportedObject | null {
  const line = description.trim();
  const groups = (ofUser.exec(line) ?? ofPlace.exec(line))?.groups;
  if (!groups) return null;
  const { name = '', counts: text = '', service } = groups;
  const kind = service === undefined ? 'sharepoint' : services[service.toLowerCase()];
  const counts = countsOf(text);
  if (!kind || !counts) return null;
  const outcome = outcomeOfCounts(counts);
  return { name, kind, outcome, bytes: null, message: outcome === 'success' ? null : text };
}

/** `success: n; warning: n; error: n`, once or once for each kind of element. */
function countsOf(text: string): { ok: number; warning: number; error: number } | null {
  const sum = { ok: 0, warning: 0, error: 0 };
  const parts = text.split(';').length > 1 && !text.includes(',') ? [text] : text.split(';');
  for (const part of parts) {
    const found = /^(?:[^:]+: )?success: (\d+)[;,] warning: (\d+)[;,] error: (\d+)$/.exec(part.trim());
    if (!found) return null;
    sum.ok += Number(found[1]);
    sum.warning += Number(found[2]);
    sum.error += Number(found[3]);
  }
  return sum;
}

/** One object for all lines of the same name and kind: the worst of them. */
export function mergeObjects(objects: readonly ReportedObject[]): ReportedObject[] {
  const merged = new Map<string, ReportedObject>();
  for (const object of objects) {
    const key = `${object.kind} ${object.name}`;
    const known = merged.get(key);
    if (!known || severity(object) > severity(known)) merged.set(key, object);
  }
  return [...merged.values()];
}

const severity = ({ outcome }: ReportedObject) =>
  ['success', 'cancelled', 'warning', 'unknown', 'failed'].indexOf(outcome);
