import { readText } from '../testing/read-pdf';
import { PdfLabelSheet } from './pdf-label-sheet';

const label = (name: string) => ({
  name,
  serial: 'DL5550-0171',
  client: 'Cœur d’Île & Fils',
  url: 'https://vigie.example.test/console/estate/42',
});

describe('labels of equipment', () => {
  it('say the name, the serial number and the client', async () => {
    const pdf = await new PdfLabelSheet().pdf([label('PC-ACME-01')], 'fr');
    const text = readText(pdf);
    expect(text).toContain('PC-ACME-01');
    expect(text).toContain('DL5550-0171');
    expect(text.replaceAll(/\s+/g, ' ')).toContain('Cœur d’Île');
  });

  it('fill sheets of twenty-four', async () => {
    const many = Array.from({ length: 25 }, (_, index) => label(`PC-${index}`));
    const pdf = await new PdfLabelSheet().pdf(many, 'fr');
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
    expect(readText(pdf)).toContain('PC-24');
  });
});
