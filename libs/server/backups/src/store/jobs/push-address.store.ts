/** What the sealed secret of a push address is bound to. */
export const pushContext = (jobId: string) => `backup-push:${jobId}`;
