/** What a query has to ask of a job `j` to know what we have seen of its second site. */
export const secondSiteColumns = `(SELECT g.has_second_site FROM backup_engine g WHERE g.name = 'restic') AS hasSecondSite,
  (SELECT MAX(k.ended_at) FROM backup_copy k WHERE k.job_id = j.id AND k.client_id = j.client_id
     AND k.outcome = 'success') AS copiedAt`;
