import { Injectable } from '@nestjs/common';
import type { ClientScope } from '@vigie/platform';
import type { Locale } from '@vigie/wire';
import { ProofDocument } from '../../ports/proof-document';
import { Proofs, type ProofKey } from '../../queries/requests/proofs';

/** Gives a proof away as a file: the sealed record itself, or a document for people. */
@Injectable()
export class DownloadProof {
  constructor(
    private readonly proofs: Proofs,
    private readonly document: ProofDocument,
  ) {}

  async execute(
    scope: ClientScope,
    key: ProofKey,
    { format, locale }: { format: 'json' | 'pdf'; locale: Locale },
  ): Promise<{ name: string; content: Buffer | string }> {
    const proof = await this.proofs.find(scope, key, locale);
    return {
      name: `preuve-${proof.number}.${format}`,
      content: format === 'pdf' ? await this.document.pdf(proof, locale) : JSON.stringify(proof),
    };
  }
}
