import { createConnection } from 'mysql2/promise';

const server = () => process.env['TEST_DATABASE_URL'] ?? 'mysql://vigie:vigie@127.0.0.1:33306/';

/** An empty database of its own for one spec file, dropped by `drop`. */
export async function createTestDatabase(name: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const database = `test_${name.replace(/\W/g, '_')}_${process.pid}`;
  const connection = await createConnection({ uri: server() });
  await connection.query(`DROP DATABASE IF EXISTS ${database}`);
  await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  await connection.end();
  const url = new URL(server());
  url.pathname = `/${database}`;
  const drop = async () => {
    const last = await createConnection({ uri: server() });
    await last.query(`DROP DATABASE IF EXISTS ${database}`);
    await last.end();
  };
  return { url: url.toString(), drop };
}
