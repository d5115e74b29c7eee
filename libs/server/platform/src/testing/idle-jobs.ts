import { jobNames } from '../queue/catalogue';
import type { JobHandler } from '../queue/job-handler';

/** Stands in for the jobs that belong to other processes, which a runner would not start without: they do nothing. */
export function withIdleJobs(handlers: readonly JobHandler[]): JobHandler[] {
  const handled = new Set(handlers.map(({ job }) => job));
  const idle = jobNames.filter((job) => !handled.has(job));
  return [...handlers, ...idle.map((job) => ({ job, run: () => Promise.resolve() }))];
}
