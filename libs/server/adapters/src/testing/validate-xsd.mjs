import { readFileSync } from 'node:fs';
import { json } from 'node:stream/consumers';
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

// Reads a list of XML documents from standard input and writes what the schema named first has against each.
xmlRegisterFsInputProviders();
const [path] = process.argv.slice(2);
const schema = XmlDocument.fromBuffer(readFileSync(path), { url: path });
const validator = XsdValidator.fromDoc(schema);
const complaints = (await json(process.stdin)).map((xml) => {
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return '';
  } catch (error) {
    if (error instanceof XmlValidateError) return error.message;
    throw error;
  } finally {
    document.dispose();
  }
});
process.stdout.write(JSON.stringify(complaints));
