/**
 * Condition on the alias of a job: what it saved was not erased at the end of its service. A job that was made since, for a
 * client who came back, was not.
 */
export const notErased = (job: string, and = ''): string =>
  `NOT (${job}.state = 'ended' AND EXISTS (SELECT 1 FROM backup_ending x WHERE x.client_id = ${job}.client_id
      AND x.state = 'erased' AND (x.job_id IS NULL OR x.job_id = ${job}.id) AND ${job}.created_at <= x.erased_at${and}))`;
