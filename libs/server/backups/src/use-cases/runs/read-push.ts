import { isPlausibleStart, toInstant } from '@vigie/rules';
import { pushReport, type PushReport } from '@vigie/wire';
import type { StoredJob } from '../../store/runs/job.store';
import type { StoredPush } from '../../store/runs/push.store';
import { runTexts } from '../../texts/runs/run.texts';
import type { RunReport } from './record-run';

type Ended = Pick<
  RunReport,
  | 'outcome'
  | 'startedAt'
  | 'counts'
  | 'bytesProcessed'
  | 'bytesAdded'
  | 'filesTotal'
  | 'filesChanged'
  | 'message'
  | 'objects'
  | 'isNameless'
> & { outcome: Exclude<RunReport['outcome'], 'running'> };

/** How the run of a push ended. What is not understood is never a success; a failure is one whatever its body says. */
export function readPush(push: StoredPush, { kind }: StoredJob): Ended {
  const isFailure = push.signal === 'fail';
  const read = isReport(push) ? reportOf(push) : { report: {}, fault: null };
  if (read.fault !== null)
    return { outcome: isFailure ? 'failed' : 'unknown', startedAt: null, message: read.fault };
  const { outcome, message, startedAt, objects, ...figures } = read.report;
  return {
    ...figures,
    outcome: isFailure ? 'failed' : (outcome ?? 'success'),
    startedAt: startedAt ? new Date(startedAt) : null,
    message: message?.trim() || (isReport(push) ? runTexts.figures(read.report) : push.body.trim()) || null,
    objects:
      objects?.map(({ bytes = null, message: said = null, ...object }) => ({
        ...object,
        bytes,
        kind,
        message: said,
      })) ?? null,
    isNameless: !objects && Object.values(figures).some((figure) => figure !== null),
  };
}

/** What looks like JSON is meant as JSON, whatever the program says that it sends. */
const isReport = ({ isJson, body }: StoredPush): boolean => isJson || /^\s*\[?\s*\{/.test(body);

function reportOf(push: StoredPush): { report: PushReport; fault: string | null } {
  const unread = (fault: string) => ({ report: {}, fault });
  if (push.cut) return unread(runTexts.faults.cut);
  const json = parsed(push.body.trim());
  if (json === undefined) return unread(runTexts.faults['not-json']);
  const { success, data, error } = pushReport.safeParse(json);
  if (!success) return unread(runTexts.fields(fieldsOf(error.issues)));
  const { startedAt } = data;
  const isPossible =
    !startedAt ||
    isPlausibleStart(toInstant(new Date(startedAt).getTime()), toInstant(push.receivedAt.getTime()));
  return isPossible ? { report: data, fault: null } : unread(runTexts.faults.start);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The fields at fault, as the program named them. */
function fieldsOf(issues: readonly { path: PropertyKey[]; keys?: string[] }[]): string[] {
  const names = issues.flatMap(({ path, keys }) =>
    keys ? keys.map((key) => [...path, key].join('.')) : [path.join('.') || 'JSON'],
  );
  return [...new Set(names)].map((name) => name.slice(0, 60));
}
