import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { qualifiedKinds, ticketKindOf, wordsIn } from '@vigie/rules';
import { ErrorState, Icon, Locale, injectTexts, sharedTexts } from '@vigie/ui';
import { type RequestType, requestTypes } from '@vigie/wire';
import { TableGhost } from '../kit/table-ghost';
import { requestTypeTexts } from './request-types.texts';

/** Everything that clients can ask for: what every contract has, and what we defined. */
@Component({
  selector: 'app-request-types-page',
  imports: [ErrorState, Icon, RouterLink, TableGhost],
  templateUrl: './request-types-page.html',
  styles: `
    .name {
      display: flex;
      gap: 8px;
      align-items: center;
    }
    .name v-icon {
      color: var(--ink-3);
    }
    .states {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
  `,
})
export class RequestTypesPage {
  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(requestTypeTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly list = httpResource(() => '/api/request-types', {
    parse: (raw) => requestTypes.parse(raw),
  });
  protected readonly rows = computed(() =>
    this.list.hasValue() ? this.list.value().items.flatMap((type) => this.#row(type)) : undefined,
  );
  protected readonly builtIn = qualifiedKinds.map((kind) => ({ kind, opens: ticketKindOf(kind) }));

  #row(type: RequestType) {
    const content = type.draft ?? type.published?.content;
    if (!content) return [];
    const { formulas, clientIds } = content.audience;
    const locale = this.#locale.current();
    return [
      {
        id: type.id,
        icon: content.icon,
        name: wordsIn(content.name, locale),
        category: wordsIn(content.category, locale),
        opens: content.ticketKind,
        forAll: formulas.length + clientIds.length === 0,
        number: type.published?.number.toString() ?? null,
        draft: type.draft !== null,
        enabled: type.enabled,
      },
    ];
  }
}
