/** What a keystroke means for shortcuts; pure, so that the rules can be listed in a table. */
export interface Keystroke {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** The second key of `g t` must follow within this time. */
export const sequenceMs = 1_200;

export interface Pending {
  prefix: string;
  at: number;
}

/** The name of a shortcut (`j`, `?`, `g t`, `mod+k`), or the beginning of a sequence, or nothing. */
export type Reading = { name: string } | { pending: Pending } | null;

export function readKey(stroke: Keystroke, pending: Pending | null, now: number): Reading {
  const { key } = stroke;
  if (stroke.altKey || key.length === 0) return null;
  if (stroke.ctrlKey || stroke.metaKey) return { name: `mod+${key.toLowerCase()}` };
  if (pending && now - pending.at <= sequenceMs && key.length === 1)
    return { name: `${pending.prefix} ${key}` };
  if (key === 'g') return { pending: { prefix: key, at: now } };
  return { name: key };
}

/** True where letters are text: shortcuts never fire there. */
export function isTyping(tagName: string, type: string | null, editable: boolean): boolean {
  if (editable || tagName === 'TEXTAREA' || tagName === 'SELECT') return true;
  return tagName === 'INPUT' && !['checkbox', 'radio', 'button', 'submit', 'file'].includes(type ?? 'text');
}
