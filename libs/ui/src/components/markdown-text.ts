import { Component, ViewEncapsulation, computed, input } from '@angular/core';
import { htmlOfMarkdown } from '../text/markdown';

/** A text in Markdown. Angular's own sanitiser takes out what could run. */
@Component({
  selector: 'v-markdown',
  template: `<div class="markdown" [innerHTML]="html()"></div>`,
  encapsulation: ViewEncapsulation.None,
  styles: `
    .markdown {
      overflow-wrap: anywhere;
      line-height: 1.6;
    }
    .markdown > * + * {
      margin-block-start: 12px;
    }
    .markdown :is(h2, h3, h4) {
      margin-block: 22px 8px;
      font-size: 1.1em;
      font-weight: var(--weight-strong);
    }
    .markdown :is(ul, ol) {
      display: grid;
      gap: 4px;
      padding-inline-start: 1.4em;
      list-style: revert;
    }
    .markdown a {
      text-decoration: underline;
    }
    .markdown code {
      padding: 1px 5px;
      border-radius: 4px;
      background: var(--quiet-wash);
      font-size: 0.9em;
    }
    .markdown pre {
      padding: 12px;
      border-radius: 8px;
      background: var(--quiet-wash);
      white-space: pre-wrap;
    }
    .markdown pre code {
      padding: 0;
      background: none;
    }
    .markdown blockquote {
      margin-inline: 0;
      padding: 8px 14px;
      border-inline-start: 3px solid var(--accent);
      background: var(--accent-wash);
    }
    .markdown table {
      width: 100%;
      border-collapse: collapse;
    }
    .markdown :is(th, td) {
      padding: 6px 10px;
      border: 1px solid var(--line);
      text-align: start;
    }
  `,
})
export class MarkdownText {
  readonly source = input.required<string>();
  protected readonly html = computed(() => htmlOfMarkdown(this.source()));
}
