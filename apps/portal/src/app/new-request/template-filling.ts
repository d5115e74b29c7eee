import type { ArrivalChoices } from '@vigie/wire';

type Template = ArrivalChoices['items'][number];
export interface Filled {
  licence: string;
  groups: readonly string[];
}

/** A task as it stands within a sentence; an abbreviation keeps its capitals. */
export const withinSentence = (task: string): string =>
  /^\p{Lu}\p{Ll}/u.test(task) ? task.charAt(0).toLowerCase() + task.slice(1) : task;

/** Longer than what the question takes; nothing is filled in then. */
const longestLicence = 150;

/** The function that a text names, whatever its case. */
export function templateNamed(templates: readonly Template[], text: string): Template | undefined {
  const wanted = text.trim().toLowerCase();
  return templates.find(({ name }) => name.toLowerCase() === wanted);
}

/** What a function fills in; nothing without one. */
export function filledBy(template: Template | undefined): Filled {
  const licence = template?.licences.join(', ') ?? '';
  return {
    licence: licence.length > longestLicence ? '' : licence,
    groups: [...(template?.teams ?? []), ...(template?.lists ?? []), ...(template?.groups ?? [])],
  };
}

/**
 * The answers after the function changed: what the one before had filled in gives way, what somebody typed stays, and
 * groups that somebody added stand behind those of the function.
 */
export function refilled(typed: Filled, before: Template | undefined, after: Template | undefined): Filled {
  const old = filledBy(before);
  const fresh = filledBy(after);
  const untouched = typed.licence.trim() === '' || typed.licence === old.licence;
  const own = typed.groups.filter((group) => !old.groups.includes(group) && !fresh.groups.includes(group));
  return {
    licence: untouched ? fresh.licence : typed.licence,
    groups: [...fresh.groups, ...own],
  };
}
