import { matchesSubject, type ReportRule } from '@vigie/rules';
import { found, fromJson, type Transaction } from '@vigie/platform';
import { ReportRuleRow } from './report-rule.row';

/** A rule with the job that its mails are of. */
export type StoredRule = ReportRule & { id: string; jobId: string; clientId: string };

interface RuleColumns extends Omit<StoredRule, 'words'> {
  words: StoredRule['words'] | string;
}

const columns = 'r.id, r.job_id AS jobId, r.client_id AS clientId, r.sender, r.subject, r.reader, r.words';

/** Rules for the mails of a sender; all of them when it has none, so that a known subject is noticed. */
export async function rulesToTry(tx: Transaction, sender: string): Promise<StoredRule[]> {
  const own = await rules(tx, 'WHERE r.sender = ? ORDER BY r.id', [sender]);
  return own.length > 0 ? own : rules(tx, 'ORDER BY r.id LIMIT 10000', []);
}

async function rules(tx: Transaction, rest: string, parameters: unknown[]): Promise<StoredRule[]> {
  const rows = await tx.query<RuleColumns>(`SELECT ${columns} FROM backup_report_rule r ${rest}`, parameters);
  return rows.map((row) => ({ ...row, words: fromJson(row.words) }));
}

export const insertRule = (
  tx: Transaction,
  rule: Omit<ReportRuleRow, 'id' | 'usedAt' | 'createdAt'>,
): Promise<string> => tx.insert(ReportRuleRow, { ...rule, createdAt: tx.now });

/** Takes a rule away and returns it; 404 when there is none. */
export async function deleteRule(tx: Transaction, id: string): Promise<Readonly<ReportRuleRow>> {
  const rule = found(await tx.manager.findOneBy(ReportRuleRow, { id }));
  await tx.manager.delete(ReportRuleRow, { id });
  return rule;
}

/** Takes away how such mails of a job were read before. */
export async function forgetRules(
  tx: Transaction,
  { jobId, sender, subject }: { jobId: string; sender: string; subject: string },
): Promise<void> {
  const own = await rules(tx, 'WHERE r.sender = ? AND r.job_id = ? ORDER BY r.id', [sender, jobId]);
  for (const rule of own) {
    if (matchesSubject(rule.subject, subject)) await tx.manager.delete(ReportRuleRow, { id: rule.id });
  }
}

export const ruleUsed = async (tx: Transaction, id: string): Promise<void> => {
  await tx.manager.update(ReportRuleRow, { id }, { usedAt: tx.now });
};
