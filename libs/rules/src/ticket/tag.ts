/** Colours of tags, by the names of the design tokens they are drawn with. */
export const tagColours = ['quiet', 'accent', 'ok', 'warn', 'bad'] as const;
export type TagColour = (typeof tagColours)[number];

/** The colour of a new tag: always the same for the same name. */
export function tagColourOf(name: string): TagColour {
  const sum = [...name.toLowerCase()].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return tagColours[sum % tagColours.length] ?? 'quiet';
}
