/** `npm start`: builds the page and serves it on port 4173 or the next free one; PORT asks for one port and no other. */
import { buildSite, serveSite, type Site } from './site.ts';

const FIRST_PORT = 4173;
const PORTS_TO_TRY = 50;

const portInUse = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

async function serveOnFreePort(port: number, tries: number): Promise<Site> {
  try {
    return await serveSite(port);
  } catch (error) {
    if (!portInUse(error) || tries <= 1) throw error;
    return serveOnFreePort(port + 1, tries - 1);
  }
}

function serve(): Promise<Site> {
  const asked = process.env['PORT'];
  return asked ? serveSite(Number(asked)) : serveOnFreePort(FIRST_PORT, PORTS_TO_TRY);
}

try {
  await buildSite();
  const { url } = await serve();
  console.log(`Postern is served at ${url}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
