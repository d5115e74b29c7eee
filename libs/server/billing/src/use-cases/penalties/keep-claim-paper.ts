import { Injectable } from '@nestjs/common';
import { Database, FileStore, found, type ClientScope } from '@vigie/platform';
import { amountText } from '@vigie/rules';
import { ClaimDocument, type ClaimFacts } from '../../ports/penalties/claim-document';
import { presentClaimedInvoice } from '../../store/penalties/claim-computation';
import {
  findClaim,
  keepPaper,
  linesOfClaim,
  lockClaim,
  type StoredClaim,
} from '../../store/penalties/claim.store';

export interface ClaimPaper {
  fileId: string;
  name: string;
  size: number;
  key: string;
}

/** The document of a claim: drawn once from what the claim froze, and kept. */
@Injectable()
export class KeepClaimPaper {
  constructor(
    private readonly database: Database,
    private readonly document: ClaimDocument,
    private readonly files: FileStore,
  ) {}

  /** Nothing is drawn twice when several ask at once: the first that is kept counts. Error: not-found. */
  async execute(scope: ClientScope, claimId: string): Promise<ClaimPaper> {
    const claim = await findClaim(this.database, scope, claimId);
    const fileId = claim.fileId ?? (await this.draw(scope, claim));
    const [file] = await this.files.describe([fileId]);
    const { name, size, key } = found(file);
    return { fileId, name, size, key };
  }

  private async draw(scope: ClientScope, claim: StoredClaim): Promise<string> {
    const content = await this.document.pdf(await this.facts(claim));
    const key = await this.files.write(content);
    const kept = await this.database.transaction(async (tx) => {
      const held = await lockClaim(tx, scope, claim.id);
      if (held.fileId) return held.fileId;
      const { clientId, number } = claim;
      const file = {
        key,
        name: `${number}.pdf`,
        type: 'application/pdf',
        content,
        clientId,
        uploadedBy: null,
      };
      const fileId = await this.files.register(tx, file);
      await FileStore.reserve(tx, fileId, clientId);
      await keepPaper(tx, held, fileId);
      return fileId;
    });
    const [file] = await this.files.describe([kept]);
    if (file?.key !== key) await this.files.remove([key]);
    return kept;
  }

  private async facts(claim: StoredClaim): Promise<ClaimFacts> {
    const { number, issuedOn, asOf, seller, buyer, clientId } = claim;
    const client = await this.database.one<{ name: string }>('SELECT name FROM client WHERE id = ?', [
      clientId,
    ]);
    return {
      ...{ number, issuedOn, asOf, seller, buyer, client: found(client).name },
      penalty: amountText(BigInt(claim.penaltyCents)),
      indemnity: amountText(BigInt(claim.indemnityCents)),
      total: amountText(BigInt(claim.totalCents)),
      invoices: (await linesOfClaim(this.database, claim)).map(presentClaimedInvoice),
    };
  }
}
