/** Condition on the alias of a job: what it saved was not erased at the end of its service. */
export const notErased = (job: string): string =>
  `NOT (${job}.state = 'ended' AND EXISTS (SELECT 1 FROM backup_ending x WHERE x.client_id = ${job}.client_id
      AND x.state = 'erased' AND (x.job_id IS NULL OR x.job_id = ${job}.id)))`;
