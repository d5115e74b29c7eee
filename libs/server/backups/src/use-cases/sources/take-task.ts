import { Injectable } from '@nestjs/common';
import { longestReport, mergeObjects, synologyLogObject, type SynologyTask } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import type { NasAnswer } from '../../ports/sources/nas-reader';
import { noteUsedBytes } from '../../store/sources/used-bytes.store';
import { seeTask, type StoredNas, type StoredTask } from '../../store/sources/nas.store';
import { insertReport, renewReport, reportOfTask } from '../../store/sources/report.store';
import { RecordRun, type RunReport } from '../runs/record-run';
import { executedAt } from './nas-tasks';

/** The report by which a task waits for a person to say which job it is of. */
export const unmappedId = (taskId: string) => `unmapped:${taskId}`;

type Run = NonNullable<SynologyTask['run']>;

/** Takes up what a NAS says of one of its tasks: a run of its job, or something that waits for a person. */
@Injectable()
export class TakeTask {
  constructor(private readonly recording: RecordRun) {}

  /** Inside the caller's transaction. The same execution, told again, is the same run. */
  async take(tx: Transaction, nas: StoredNas, answer: NasAnswer, task: SynologyTask): Promise<void> {
    const { id: taskKey, name, run } = task;
    const seen = { connectionId: nas.id, service: answer.service, taskKey, name };
    const outcome = run?.outcome ?? null;
    const known = await seeTask(tx, { ...seen, outcome, executedAt: executedAt(task) });
    if (known.jobId === null) return this.keepUnmapped(tx, { nas, known, answer, task });
    if (task.usedBytes !== null) await noteUsedBytes(tx, known.jobId, task.usedBytes);
    if (run) await this.record(tx, { nas, known, answer, task }, known.jobId, run);
  }

  private async record(tx: Transaction, told: Told, jobId: string, run: Run): Promise<void> {
    const { known, task, answer } = told;
    const executed = executedAt(task);
    // A running task may still tell of the execution before.
    if (run.outcome === 'running' && task.execution === null && executed === null) return;
    const externalId = executionId(told, tx.now);
    const report = runReport({ jobId, externalId, run, log: answer.log });
    const { runId, recorded } = await this.recording.record(tx, report);
    const again = !recorded && known.executedAt && executed && executed > known.executedAt;
    // A NAS that numbers another execution alike.
    if (again)
      await this.recording.record(tx, { ...report, externalId: `${externalId}:${executed.getTime()}` });
    if (run.outcome === 'unknown' && recorded) await this.keepUnread(tx, told, externalId, runId);
  }

  private async keepUnmapped(tx: Transaction, told: Told): Promise<void> {
    const { known, task } = told;
    const report = arrived(told, tx.now);
    const waiting = await reportOfTask(tx, unmappedId(known.id));
    if (waiting === null)
      await insertReport(tx, { ...report, externalId: unmappedId(known.id), reason: 'unmapped' });
    else if (waiting.state === 'waiting')
      await renewReport(tx, waiting.id, { ...report, subject: task.name });
  }

  private async keepUnread(tx: Transaction, told: Told, externalId: string, runId: string): Promise<void> {
    const { jobId, clientId } = told.known;
    const job = jobId === null || clientId === null ? null : { id: jobId, clientId };
    await insertReport(tx, { ...arrived(told, tx.now), externalId, reason: 'unreadable', job, runId });
  }
}

interface Told {
  nas: StoredNas;
  known: StoredTask;
  answer: NasAnswer;
  task: SynologyTask;
}

/** What names an execution: its number, else its time; a task that says neither is asked about once a day. */
function executionId({ nas, answer, task }: Told, now: Date): string {
  const at = executedAt(task);
  const execution = task.execution ?? at?.getTime() ?? `unread-${now.toISOString().slice(0, 10)}`;
  return `${nas.id}:${answer.service}:${task.id}:${execution}`.slice(0, 100);
}

function runReport(told: { jobId: string; externalId: string; run: Run; log: readonly string[] }): RunReport {
  const { run, log, ...rest } = told;
  const objects = mergeObjects(log.flatMap((line) => synologyLogObject(line) ?? []));
  return {
    ...rest,
    source: 'poll',
    outcome: run.outcome,
    startedAt: run.startedAt ? new Date(run.startedAt) : null,
    endedAt: run.endedAt ? new Date(run.endedAt) : null,
    counts: run.counts,
    bytesProcessed: run.bytes,
    message: run.message,
    objects: objects.length > 0 ? objects : null,
  };
}

/** The report of a task, word for word. */
function arrived({ nas, known, answer, task }: Told, now: Date) {
  const whole = JSON.stringify(answer.payload, null, 2);
  return {
    kind: 'task' as const,
    nasTaskId: known.id,
    sender: nas.name,
    subject: task.name,
    content: whole.slice(0, longestReport),
    truncated: whole.length > longestReport,
    forged: false,
    receivedAt: now,
    seems: task.run?.outcome ?? ('unknown' as const),
  };
}
