import * as z from 'zod';
import { id, instant, line, prose, reference, version } from './common';

/** Who reads an article: our people, every client, or chosen ones. */
export const articleAudiences = ['internal', 'everyone', 'clients'] as const;
export type ArticleAudience = (typeof articleAudiences)[number];

export const mostArticles = 500;

/** An article in one language; the text is Markdown. */
export const articleText = z.strictObject({ title: line(150), body: prose(50_000) });
export type ArticleText = z.infer<typeof articleText>;

/** What is written and published: in French, in English or both. */
export const articleContent = z
  .strictObject({ fr: articleText.nullable(), en: articleText.nullable() })
  .refine(({ fr, en }) => fr !== null || en !== null, { path: ['fr'], error: 'required' });
export type ArticleContent = z.infer<typeof articleContent>;

const settings = z.strictObject({
  content: articleContent,
  category: line(80),
  audience: z.enum(articleAudiences),
  /** Whom it is for, when clients are chosen. */
  clientIds: z.array(id).max(200).default([]),
});
const chosenClients = ({ audience, clientIds }: { audience: ArticleAudience; clientIds: string[] }) =>
  audience !== 'clients' || clientIds.length > 0;
const noClient = { path: ['clientIds'], error: 'required' };
export const newArticle = settings.refine(chosenClients, noClient);
export type NewArticle = z.infer<typeof newArticle>;
export const articleChange = settings.extend({ version }).refine(chosenClients, noClient);
export type ArticleChange = z.infer<typeof articleChange>;
export const articlePublication = z.strictObject({ version });

/** `changed`: published, and written on since. */
export const articleStates = ['draft', 'published', 'changed'] as const;
export const articleRow = z.object({
  id,
  titles: z.object({ fr: z.string().nullable(), en: z.string().nullable() }),
  category: z.string(),
  audience: z.enum(articleAudiences),
  clients: z.int(),
  state: z.enum(articleStates),
  updatedAt: instant,
  /** How many people said that it answered, and that it did not. */
  helped: z.int(),
  failed: z.int(),
});
export type ArticleRow = z.infer<typeof articleRow>;
export const articleQuery = z.strictObject({ q: z.string().max(200).default('') });
export const articleList = z.object({ items: z.array(articleRow) });

/** An article with all that is kept of it. */
export const article = articleRow.extend({
  /** What is being written; the published text when nothing else is. */
  content: articleContent,
  clientIds: z.array(reference),
  versions: z.array(z.object({ number: z.int(), at: instant, by: z.string() })),
  version,
});
export type Article = z.infer<typeof article>;
export const articleVersion = z.object({ number: z.int(), content: articleContent });

/** An article as somebody of a client finds it, in their language where it was written in it. */
export const helpSummary = z.object({
  id,
  title: z.string(),
  category: z.string(),
  excerpt: z.string(),
});
export type HelpSummary = z.infer<typeof helpSummary>;
export const helpQuery = z.strictObject({ q: z.string().max(200).default('') });
export const helpList = z.object({ items: z.array(helpSummary) });
export const helpArticle = z.object({
  id,
  title: z.string(),
  category: z.string(),
  body: z.string(),
  language: z.enum(['fr', 'en']),
  publishedAt: instant,
  /** What the reader said of it. */
  helpful: z.boolean().nullable(),
});
export type HelpArticle = z.infer<typeof helpArticle>;
export const helpAnswer = z.strictObject({ helpful: z.boolean() });

/** Articles that a client may read, with their address, to be put into an answer. */
export const clientArticleQuery = z.strictObject({ clientId: id, q: z.string().max(200).default('') });
export const clientArticles = z.object({
  items: z.array(z.object({ id, title: z.string(), url: z.url() })),
});
