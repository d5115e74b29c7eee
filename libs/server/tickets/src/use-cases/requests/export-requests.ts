import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { csvOf, Database, found, xlsxOf, type Actor, type Cell } from '@vigie/platform';
import { wordsIn } from '@vigie/rules';
import { ticketWords, type Locale, type RequestExport, type RequestSummary } from '@vigie/wire';
import { ClientRequests } from '../../queries/requests/client-requests';
import { requestExportTexts } from '../../texts/request-export-texts';

const most = 100_000;
const batchSize = 1000;

/** Gives a client the list of their requests as a table: what the list shows them, and nothing else. */
@Injectable()
export class ExportRequests {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly requests: ClientRequests,
  ) {}

  /** The file as it is written; reading stops when nobody takes it any more. */
  async execute(actor: Actor, { format, ...query }: RequestExport, locale: Locale): Promise<Readable> {
    const { calendar } = await this.directory.clientTerms(found(actor.clientId));
    await this.database.transaction((tx) =>
      tx.audit(actor, 'requests.exported', `client:${found(actor.clientId)}`, { format, ...query }),
    );
    const batches = this.batches(actor, query, locale);
    return Readable.from(
      format === 'csv' ? csvOf(batches, calendar.zone, locale) : xlsxOf(batches, calendar.zone),
    );
  }

  private async *batches(
    actor: Actor,
    query: Omit<RequestExport, 'format'>,
    locale: Locale,
  ): AsyncGenerator<Cell[][]> {
    yield [[...requestExportTexts[locale].columns]];
    let cursor: string | undefined;
    for (let read = 0; read < most; read += batchSize) {
      const page = await this.requests.page(actor.scope, { ...query, limit: batchSize, cursor });
      yield page.items.map((request) => cellsOf(request, locale));
      if (page.nextCursor === null) return;
      cursor = page.nextCursor;
    }
  }
}

function cellsOf(request: RequestSummary, locale: Locale): Cell[] {
  const { kinds } = requestExportTexts[locale];
  const { requestStates: states } = ticketWords[locale];
  const { typeName, qualifiedKind, kind } = request;
  return [
    request.number,
    request.subject,
    typeName ? wordsIn(typeName, locale) : kinds[qualifiedKind ?? kind],
    states[request.waitingForYou ? 'waiting-client' : request.state],
    request.requester,
    new Date(request.receivedAt),
    request.dueAt ? new Date(request.dueAt) : null,
  ];
}
