import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { wordsIn } from '@vigie/rules';
import { ErrorState, Icon, type IconName, Locale, injectTexts } from '@vigie/ui';
import { catalogue } from '@vigie/wire';
import { ApprovalKinds } from '../approvals/approval-kinds';
import { type FormKind, formKinds, slugOf } from '../new-request/fields';
import { newRequestTexts } from '../new-request/texts';
import { SessionStore } from '../session/session-store';
import { catalogueTexts } from './texts';

const icons: Record<FormKind, IconName> = {
  'account.arrival': 'user-plus',
  'account.departure': 'log-out',
  'account.change': 'pencil',
  'backup.restore': 'rotate-ccw-clock',
  incident: 'triangle-alert',
  question: 'info',
};
const categories: Record<FormKind, 'accounts' | 'backups' | 'help'> = {
  'account.arrival': 'accounts',
  'account.departure': 'accounts',
  'account.change': 'accounts',
  'backup.restore': 'backups',
  incident: 'help',
  question: 'help',
};
/** Fewer can be seen at a glance. */
const searchFrom = 7;

interface Choice {
  key: string;
  category: string;
  icon: IconName;
  link: readonly string[];
  title: string;
  help: string;
  note: string;
}

/** Lower case and without accents, so that « ecran » finds « Écran ». */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Everything that can be asked for: what every contract has, then what we defined, by category. */
@Component({
  selector: 'app-catalogue-list',
  imports: [ErrorState, Icon, RouterLink],
  templateUrl: './catalogue-list.html',
})
export class CatalogueList {
  readonly #asked = injectTexts(newRequestTexts);
  readonly #locale = inject(Locale);
  readonly #approvals = inject(ApprovalKinds);
  readonly #maySend = inject(SessionStore).maySend;
  protected readonly t = injectTexts(catalogueTexts);
  protected readonly defined = httpResource(() => '/api/portal/catalogue', {
    parse: (body) => catalogue.parse(body),
  });
  protected readonly wanted = signal('');
  readonly #builtIn = computed<readonly Choice[]>(() =>
    formKinds.map((kind) => ({
      key: kind,
      category: this.t().categories[categories[kind]],
      icon: icons[kind],
      link: ['/nouvelle-demande', slugOf(kind)],
      title: this.#asked().kinds[kind].choice,
      help: this.#asked().kinds[kind].help,
      note: this.#approvals.of(kind) ? this.t().needsApproval : '',
    })),
  );
  readonly #choices = computed<readonly Choice[]>(() => {
    const say = (text: { fr: string; en?: string | undefined }) => wordsIn(text, this.#locale.current());
    const items = this.defined.hasValue() ? this.defined.value().items : [];
    const own = items.map((item) => ({
      key: item.id,
      category: say(item.category),
      icon: item.icon,
      link: ['/catalogue', item.id],
      title: say(item.name),
      help: say(item.description),
      note: item.needsApproval ? this.t().needsApproval : '',
    }));
    return [...(this.#maySend() ? this.#builtIn() : []), ...own];
  });
  protected readonly searchable = computed(() => this.#choices().length >= searchFrom);
  protected readonly matching = computed(() => {
    const words = plain(this.wanted()).split(/\s+/).filter(Boolean);
    return this.#choices().filter((choice) => {
      const text = plain(`${choice.title} ${choice.help} ${choice.category}`);
      return words.every((word) => text.includes(word));
    });
  });
  protected readonly groups = computed(() => [...Map.groupBy(this.matching(), ({ category }) => category)]);
}
