import { hyperBackupTask, synologyTask, type SynologyTask } from '@vigie/rules';
import type { NasService } from '@vigie/wire';

/** A task as its NAS answered, understood; null when it names none. */
export const taskOf = (service: NasService, payload: unknown, zone: string): SynologyTask | null =>
  service === 'm365' ? synologyTask(payload) : hyperBackupTask(payload, zone);

/** When it was last carried out, as far as it says. */
export const executedAt = ({ run }: SynologyTask): Date | null => {
  const at = run?.endedAt ?? run?.startedAt;
  return at ? new Date(at) : null;
};
