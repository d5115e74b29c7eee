import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Avatar, Dialogs, EmptyState, ErrorState, Icon, InstantPipe, injectTexts } from '@vigie/ui';
import { type Person, page, person } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { pagedList } from '../core/paged-list';
import { paramsOf } from '../core/resources';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { typedQuery } from '../kit/typed-query';
import { adminTexts } from './admin.texts';
import { PersonPanel, type PersonPanelData } from './person-panel';

const kinds = ['staff', 'contact'] as const;

@Component({
  selector: 'app-people-page',
  imports: [Avatar, EmptyState, ErrorState, Icon, InstantPipe, LoadMore, RouterLink, TableGhost],
  templateUrl: './people-page.html',
  styles: `
    .who {
      display: flex;
      gap: 8px;
      align-items: center;
    }
    .who .link-button {
      color: var(--ink-1);
      font-weight: var(--weight-strong);
    }
  `,
})
export class PeoplePage {
  readonly q = input<string>();
  readonly kind = input<string>();

  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  protected readonly t = injectTexts(adminTexts);
  protected readonly kinds = kinds;
  protected readonly shownKind = computed(() =>
    this.kind() === 'all' ? undefined : (kinds.find((kind) => kind === this.kind()) ?? 'staff'),
  );
  protected readonly typed = typedQuery(this.q, (q) => this.filterBy('q', q));
  protected readonly list = pagedList<Person>({
    url: '/api/people',
    params: () => paramsOf({ q: this.q(), kind: this.shownKind() }),
    parse: (raw) => page(person).parse(raw),
  });

  protected filterBy(key: 'q' | 'kind', value: string): void {
    const queryParams = { [key]: value || null };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected async open(before: Person | null, kind: 'staff' | 'contact'): Promise<void> {
    const dialog = this.#dialogs.openPanel<Person, PersonPanelData, PersonPanel>(PersonPanel, {
      label: before?.name ?? this.t().people.add,
      data: { before, kind },
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.list.reload();
  }
}
