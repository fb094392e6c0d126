import { DEFAULT_DATABASE, startDemo } from './start.ts';

const port = Number(process.env['PORT'] ?? 8080);
const thirdPartyPort = Number(process.env['THIRD_PARTY_PORT'] ?? (port === 0 ? 0 : port + 1));
const database = process.env['DATABASE_URL'] ?? DEFAULT_DATABASE;

const demo = await startDemo({ port, thirdPartyPort, database });
console.log(`The demonstration: ${demo.url}\nThe other company: ${demo.thirdPartyUrl}/seen`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void demo.close());
}
