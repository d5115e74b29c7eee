import { htmlOfMarkdown } from './markdown';

describe('Markdown', () => {
  it('begins its titles under that of the page', () => {
    expect(htmlOfMarkdown('# Un\n\n### Trois')).toBe('<h2>Un</h2>\n<h3>Trois</h3>\n');
  });

  it('shows markup as it was typed', () => {
    expect(htmlOfMarkdown('<script>alert(1)</script>')).not.toContain('<script');
    expect(htmlOfMarkdown('Un <b onclick="x()">mot</b>')).not.toContain('<b');
  });

  it('fetches no picture', () => {
    const html = htmlOfMarkdown('![Photo](https://pixel.test/a.png)');
    expect(html).not.toContain('<img');
    expect(html).toContain('<a href="https://pixel.test/a.png">Photo</a>');
  });
});
