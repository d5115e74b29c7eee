import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, injectTexts } from '@vigie/ui';
import { shellTexts } from './texts';

@Component({
  selector: 'app-not-found',
  imports: [Icon, RouterLink],
  template: `
    <v-icon name="search" [size]="32" />
    <h1>{{ t().notFound.title }}</h1>
    <p>{{ t().notFound.body }}</p>
    <a class="btn btn-primary" routerLink="/">{{ t().notFound.action }}</a>
  `,
  host: { class: 'page page-message' },
})
export class NotFound {
  protected readonly t = injectTexts(shellTexts);
}
