import { httpResource } from '@angular/common/http';
import { type Signal, computed } from '@angular/core';
import type { TextsOf } from '@vigie/ui';
import { type AccountChoices, accountChoices, accountTemplates } from '@vigie/wire';
import { keepLast } from '../core/resources';
import type { planFormTexts } from './plan-form.texts';

/** One thing that can be ticked. */
export interface Choice {
  id: string;
  name: string;
  /** How many are free, or why it cannot be had. */
  hint: string | null;
  /** It cannot be given by us. */
  off: boolean;
}

export interface Template {
  id: string;
  name: string;
  licences: string[];
  groups: string[];
  tasks: string[];
}

/** What can be chosen for the accounts of a client; empty while its tenant was not read. */
export interface PlanChoices {
  licences: AccountChoices['licences'];
  groups: AccountChoices['groups'];
  templates: Template[];
}

/** Read once for the form; call it in an injection context. */
export function planChoices(clientId: string): Signal<PlanChoices> {
  const all = keepLast(
    httpResource(() => `/api/clients/${clientId}/account-choices`, {
      parse: (raw) => accountChoices.parse(raw),
    }),
  );
  const templates = keepLast(
    httpResource(() => `/api/clients/${clientId}/account-templates`, {
      parse: (raw) => accountTemplates.parse(raw),
    }),
  );
  return computed(() => ({
    licences: all()?.licences ?? [],
    groups: all()?.groups ?? [],
    templates: (templates()?.items ?? [])
      .filter(({ active }) => active)
      .map(({ id, name, licences, groups, tasks }) => ({
        id,
        name,
        licences: licences.filter(({ missing }) => !missing).map((one) => one.id),
        groups: groups.filter(({ obstacle }) => obstacle === null).map((one) => one.id),
        tasks,
      })),
  }));
}

type FormWords = TextsOf<(typeof planFormTexts)['fr']>;

/** Licences with how many are free. */
export function licenceChoices({ licences }: PlanChoices, words: FormWords): Choice[] {
  return licences.map(({ id, name, free }) => ({ id, name, hint: words.free(free), off: false }));
}

/** Groups, lists and teams by name; those that a rule fills cannot be chosen. */
export function groupChoices(
  { groups }: { groups: readonly Pick<PlanChoices['groups'][number], 'id' | 'name' | 'kind' | 'writable'>[] },
  words: FormWords,
): Choice[] {
  return groups.map(({ id, name, kind, writable }) => {
    const hint = writable ? words.groupKinds[kind] : `${words.groupKinds[kind]}, ${words.notWritable}`;
    return { id, name, hint, off: !writable };
  });
}
