import { type Signal, type WritableSignal, effect, linkedSignal, untracked } from '@angular/core';
import type { FormDraft } from '@vigie/wire';
import * as z from 'zod';
import type { DeskDraft } from '../drafts/desk-draft';
import { type TypedContract, type TypedLine, emptyLine } from './contract-model';

/** Everything that the form of a contract shows. */
export type ContractForm = TypedContract & { clientId: string };
type Kept = FormDraft['typed'];

const keptLine = z.record(z.string(), z.string());

/** What a form says other than what it began with, as a draft keeps it: each line is one text. */
export function keptOf(typed: ContractForm, begun: ContractForm): Kept {
  const keys = Object.keys(begun) as (keyof ContractForm)[];
  const changed = keys.filter((key) => JSON.stringify(typed[key]) !== JSON.stringify(begun[key]));
  return Object.fromEntries(changed.map((key) => [key, textsOf(typed[key])]));
}

const textsOf = (value: ContractForm[keyof ContractForm]): Kept[string] =>
  typeof value === 'object' ? value.map((line) => JSON.stringify(line)) : value;

/** The form as a draft left it; fields that it does not know are as they began. */
export function resumedForm(kept: Kept, begun: ContractForm): ContractForm {
  const { lines, ...fields } = kept;
  const kinds = new Map(Object.entries(begun).map(([key, value]) => [key, typeof value]));
  const known = Object.entries(fields).filter(([key, value]) => kinds.get(key) === typeof value);
  return {
    ...begun,
    ...Object.fromEntries(known),
    ...(Array.isArray(lines) && { lines: lines.flatMap(lineFrom) }),
  };
}

function lineFrom(text: string): TypedLine[] {
  try {
    return [{ ...emptyLine, ...keptLine.parse(JSON.parse(text)) }];
  } catch {
    return [];
  }
}

/** The form of a contract, kept in its draft as it is typed. Create it where a component injects. */
export function draftedContract(draft: DeskDraft, begun: Signal<ContractForm>): WritableSignal<ContractForm> {
  const form = linkedSignal(() => resumedForm(draft.content().typed, begun()));
  effect(() => {
    const typed = keptOf(form(), begun());
    untracked(() => {
      const before = keptOf(resumedForm(draft.content().typed, begun()), begun());
      if (JSON.stringify(typed) !== JSON.stringify(before)) draft.change({ typed });
    });
  });
  return form;
}
