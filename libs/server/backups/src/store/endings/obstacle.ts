import { erasureObstacle, type ErasureObstacle, type LocalDate } from '@vigie/rules';
import type { StoredEnding } from './ending.store';

/** Whether the client asked for its data and was not served yet. */
export const restitutionOpen = ({ restitutionAskedAt, restitutionAnsweredAt }: StoredEnding): boolean =>
  restitutionAskedAt !== null && restitutionAnsweredAt === null;

/** Why nothing of an end may be erased on a day; null when nothing stands in the way. */
export function obstacleOf(
  ending: StoredEnding,
  jobs: readonly { state: string }[],
  today: LocalDate,
): ErasureObstacle | null {
  const { state, endedOn, dueOn, hold } = ending;
  const jobsActive = jobs.some((job) => job.state !== 'ended');
  return erasureObstacle(
    { state, endedOn, dueOn, hold, restitutionOpen: restitutionOpen(ending), jobsActive },
    today,
  );
}
