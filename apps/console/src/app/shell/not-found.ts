import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState, injectTexts } from '@vigie/ui';
import { shellTexts } from './shell.texts';

@Component({
  selector: 'app-not-found',
  imports: [EmptyState, RouterLink],
  template: `
    <v-empty-state icon="search" [page]="true" [title]="t().notFound.title" [text]="t().notFound.text">
      <a class="btn" routerLink="/today">{{ t().notFound.back }}</a>
    </v-empty-state>
  `,
})
export class NotFound {
  protected readonly t = injectTexts(shellTexts);
}
