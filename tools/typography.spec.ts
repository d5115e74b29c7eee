import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
/** Where words for people are written: screens, mails, documents, errors, the demonstration. */
const places = [
  'apps/{console,portal}/src/**/*.ts',
  'libs/ui/src/**/*.ts',
  'libs/wire/src/**/*.ts',
  'libs/rules/src/time/holidays.ts',
  'libs/server/*/src/**/{texts,texts/*,*.texts,*.data}.ts',
];

interface Words {
  text: string;
  french: boolean;
}

/** What no text may hold, and what French asks for besides. */
const faults: { name: string; pattern: RegExp; onlyFrench?: true }[] = [
  { name: 'plain space before a double sign', pattern: / [:;!?»]/ },
  { name: 'narrow space missing before ; ! ?', pattern: /\u00a0[;!?]/ },
  { name: 'no-break space missing before : or inside « »', pattern: /\u202f[:»]|«[ \u202f]/ },
  { name: 'straight apostrophe', pattern: /\p{L}'\p{L}/u },
  { name: 'three dots', pattern: /\.\.\./ },
  {
    name: 'no space before a double sign',
    pattern: /[\p{L}\d»)][;!?](?=\s|$)|(?<!\bRe)(?<=\p{L}):(?=\s|$)/u,
    onlyFrench: true,
  },
  { name: 'English quotation marks', pattern: /[“”"]/, onlyFrench: true },
];

const faultsOf = ({ text, french }: Words): string[] =>
  faults
    .filter(({ pattern, onlyFrench }) => (french || !onlyFrench) && pattern.test(text))
    .map(({ name }) => name);

/** Every literal of a file that can be read by somebody; code inside of literals (templates, styles, selectors) is not. */
function wordsOf(file: string): Words[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const words: Words[] = [];
  const visit = (node: ts.Node, french: boolean): void => {
    if (ts.isDecorator(node) || ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) words.push({ text: node.text, french });
    const inside = french || (ts.isVariableDeclaration(node) && /^fr$|Fr$/.test(node.name.getText()));
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(source, /^fr\.ts$|\.fr\.ts$/.test(basename(file)));
  return words;
}

describe('typography of texts', () => {
  const files = places
    .flatMap((place) => globSync(place, { cwd: root }))
    .filter((file) => !file.endsWith('.spec.ts'));

  it('is French in every text of screens, mails and documents', () => {
    const found = files.flatMap((file) =>
      wordsOf(file).flatMap((words) => faultsOf(words).map((fault) => `${file}: ${fault}: ${words.text}`)),
    );
    expect(found).toEqual([]);
  });

  it('is looked for where the texts are', () => {
    const french = files.flatMap(wordsOf).filter(({ french }) => french);
    expect(french.length).toBeGreaterThan(800);
  });

  it.each([
    'Vraiment ?',
    'Oui\u00a0!',
    'À\u202f: vous',
    '« oui\u00a0»',
    "l'objet",
    'Chargement...',
    'Attention!',
    'Objet: rien',
    '“oui”',
  ])('refuses %j', (text) => {
    expect(faultsOf({ text, french: true })).toHaveLength(1);
  });

  it.each(['Vraiment\u202f?', 'À\u00a08:30\u00a0: «\u00a0oui\u00a0»', 'https://vigie.test', 'l’objet…'])(
    'accepts %j',
    (text) => {
      expect(faultsOf({ text, french: true })).toEqual([]);
    },
  );
});
