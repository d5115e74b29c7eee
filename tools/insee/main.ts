/** A local INSEE as a process of its own: `PORT` to listen on, `TODAY` the day that it takes for today. */
import { LocalInsee } from './server.ts';

const { PORT = '0', TODAY } = process.env;
const insee = TODAY === undefined ? new LocalInsee() : new LocalInsee(() => TODAY);
const url = await insee.listen(Number(PORT));
process.stdout.write(`INSEE (local) : ${url}\n`);
for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => void insee.close());
