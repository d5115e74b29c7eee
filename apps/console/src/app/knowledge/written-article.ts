import type { Article, ArticleContent, NewArticle } from '@vigie/wire';

type Language = keyof ArticleContent;

/** An article while it is written: both languages, empty where nothing is. */
export interface WrittenArticle extends Omit<NewArticle, 'content'> {
  texts: Record<Language, { title: string; body: string }>;
}

const nothing = { title: '', body: '' };

export const emptyArticle: WrittenArticle = {
  texts: { fr: nothing, en: nothing },
  category: '',
  audience: 'everyone',
  clientIds: [],
};

export const textsOf = ({ fr, en }: ArticleContent): WrittenArticle['texts'] => ({
  fr: fr ?? nothing,
  en: en ?? nothing,
});

export const writtenOf = ({ content, category, audience, clientIds }: Article): WrittenArticle => ({
  texts: textsOf(content),
  category,
  audience,
  clientIds: clientIds.map(({ id }) => id),
});

/** As it is sent: a language without a title and a text is not written. */
export function articleOf({ texts, ...settings }: WrittenArticle): NewArticle {
  const text = (language: Language) => {
    const { title, body } = texts[language];
    return title.trim() === '' && body.trim() === '' ? null : { title, body };
  };
  const clientIds = settings.audience === 'clients' ? settings.clientIds : [];
  return { ...settings, clientIds, content: { fr: text('fr'), en: text('en') } };
}

/** The same with each text by itself, so that two people may change two of them. */
export const flat = ({ texts: { fr, en }, ...settings }: WrittenArticle) => ({
  ...settings,
  frTitle: fr.title,
  frBody: fr.body,
  enTitle: en.title,
  enBody: en.body,
});
export type FlatArticle = ReturnType<typeof flat>;

export const whole = ({ frTitle, frBody, enTitle, enBody, ...settings }: FlatArticle): WrittenArticle => ({
  ...settings,
  texts: { fr: { title: frTitle, body: frBody }, en: { title: enTitle, body: enBody } },
});
