import { Injectable } from '@nestjs/common';
import { csvOf, Database, DomainError, xlsxOf, ourZone } from '@vigie/platform';
import { fecHead, fecLines, fecName } from '@vigie/rules';
import type { ExportPeriod, ExportQuery, Locale } from '@vigie/wire';
import { accountsOf, findCompany } from '../../store/company/company.store';
import { salesJournalWords } from '../../texts/sales-journal.texts';
import { LedgerEntries } from './ledger-entries';
import { SalesJournal } from './sales-journal';

/** Lines are sent when this much has come together. */
const chunk = 64_000;

export interface ExportFile {
  name: string;
  content: AsyncGenerator<string | Uint8Array>;
}

/** What the accountant downloads, as it is read: no file stands in memory. */
@Injectable()
export class ExportFiles {
  constructor(
    private readonly database: Database,
    private readonly entries: LedgerEntries,
    private readonly journal: SalesJournal,
  ) {}

  /** Error: company.missing, since the file of entries carries our SIREN. */
  async file({ format, ...period }: ExportQuery, locale: Locale): Promise<ExportFile> {
    if (format === 'fec') return this.fec(period);
    const { file, sheet } = salesJournalWords[locale];
    const rows = this.journal.rows(period, locale);
    const content = format === 'csv' ? csvOf(rows, ourZone, locale) : xlsxOf(rows, ourZone, sheet);
    return { name: `${file(period.from, period.to)}.${format}`, content };
  }

  private async fec(period: ExportPeriod): Promise<ExportFile> {
    const company = await findCompany(this.database);
    if (!company) throw new DomainError('company.missing');
    const entries = this.entries.of(period, accountsOf(company.accounts));
    return { name: fecName(company.siren, period.to), content: written(entries) };
  }
}

async function* written(entries: ReturnType<LedgerEntries['of']>): AsyncGenerator<string> {
  let text = fecHead;
  for await (const { entry, number } of entries) {
    text += fecLines(entry, number);
    if (text.length < chunk) continue;
    yield text;
    text = '';
  }
  yield text;
}
