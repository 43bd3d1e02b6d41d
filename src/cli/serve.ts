/**
 * `npm run serve`: the appliance behind a TCP socket of this machine, for real mail clients. Ends on SIGTERM or SIGINT with code 0; what keeps
 * it from beginning is one line on stderr and code 2.
 */
import { createSecureContext, type SecureContext } from 'node:tls';
import { parseDocument } from 'yaml';
import { provideYaml } from '#esa';
import { start } from '#lab';
import { attempt, complain, isComplaint, reasonOf, type Complaint } from './complaint.ts';
import { Gateway } from './gateway.ts';
import { openMailFiles } from './mail-files.ts';
import { CARVED_ROCK, readScenario, readText } from './scenario-folder.ts';
import { parseServeArguments, SERVE_USAGE, type ServeArguments } from './serve-arguments.ts';
import { serveListener, type ServedListener } from './served-listener.ts';
import { openSmtpPort, type SmtpPort } from './smtp-port.ts';

provideYaml(parseDocument);

/** Begins to serve and says so; the port to close at the end. */
async function serve(asked: ServeArguments): Promise<SmtpPort | Complaint> {
  const secureContext = asked.tls === null ? null : readCertificate(asked.tls);
  if (isComplaint(secureContext)) return secureContext;
  const served = readServed(asked);
  if (isComplaint(served)) return served;
  const outlets = openMailFiles(asked.mailLog, asked.delivered);
  if (isComplaint(outlets)) return outlets;
  for (const error of served.errors) console.error(error);
  const gateway = new Gateway({ ...start(served.files), clock: Date.now(), offset: -new Date().getTimezoneOffset() }, outlets);
  const settings = { port: asked.port, from: asked.from, to: { address: served.address, port: served.port }, secureContext };
  try {
    const opened = await openSmtpPort(gateway, settings);
    console.log(`listening on 127.0.0.1:${opened.port} as ${asked.listener}, client ${asked.from}`);
    return opened;
  } catch (error) {
    return complain(`cannot listen on 127.0.0.1:${asked.port}: ${reasonOf(error)}`);
  }
}

function readServed({ config, hat, rat, directory, listener, tls }: ServeArguments): ServedListener | Complaint {
  const files = readScenario(config ?? CARVED_ROCK);
  if (isComplaint(files)) return files;
  const hatText = hat === null ? null : readText(hat);
  if (isComplaint(hatText)) return hatText;
  const ratText = rat === null ? null : readText(rat);
  if (isComplaint(ratText)) return ratText;
  return serveListener(files, listener, { hat: hatText, rat: ratText, directory, certificate: tls !== null });
}

function readCertificate(tls: NonNullable<ServeArguments['tls']>): SecureContext | Complaint {
  const cert = readText(tls.cert);
  if (isComplaint(cert)) return cert;
  const key = readText(tls.key);
  if (isComplaint(key)) return key;
  return attempt(`\`${tls.cert}\` and \`${tls.key}\` are no certificate with its key`, () => createSecureContext({ cert, key }));
}

/** A file that can no longer be written, a port that is lost: nothing to go on with. What a programmer broke is told in full. */
function giveUp(error: Error): never {
  console.error('code' in error ? `serve: ${reasonOf(error)}` : error);
  process.exit(1);
}

async function main(): Promise<void> {
  const asked = parseServeArguments(process.argv.slice(2));
  if (asked === 'help') return console.log(SERVE_USAGE);
  const opened = isComplaint(asked) ? asked : await serve(asked);
  if (isComplaint(opened)) {
    console.error(`serve: ${opened.text}`);
    process.exitCode = 2;
    return;
  }
  process.once('uncaughtException', giveUp);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void opened.close().then(() => process.exit(0)));
}

await main();
