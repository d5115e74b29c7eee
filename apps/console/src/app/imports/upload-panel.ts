import { DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { deskImportKinds, type DeskImportKind } from '@vigie/rules';
import { Icon, type ShownProblem, injectTexts, sharedTexts, MaxChars } from '@vigie/ui';
import { deskImportDetail } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { PanelHead } from '../kit/panel-frame';
import { Failures } from '../core/failures';
import { importTexts } from './imports.texts';

/** A file of another desk, with what it holds and where it comes from; closes with the import that it begins. */
@Component({
  selector: 'app-upload-panel',
  imports: [Icon, MaxChars, PanelHead],
  templateUrl: './upload-panel.html',
})
export class UploadPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly t = injectTexts(importTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly kinds = deskImportKinds;
  protected readonly sources = ['GLPI', 'Zammad', 'HaloPSA', 'Freshdesk', 'ITFlow'];
  protected readonly kind = signal<DeskImportKind>('clients');
  protected readonly source = signal('GLPI');
  protected readonly file = signal<File | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const file = this.file();
    if (this.busy() || !file || this.source().trim() === '') return;
    this.busy.set(true);
    this.problem.set(null);
    const body = new FormData();
    body.append('file', file);
    const params = { kind: this.kind(), source: this.source().trim() };
    try {
      const answer = await firstValueFrom(this.#http.post('/api/imports', body, { params }));
      this.dialog.close(deskImportDetail.parse(answer).id);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
