/** The built page: making it, and a small static server for it, as `npm start` and the browser tests use them. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { PROJECT, run } from './command.ts';

const DIST = join(PROJECT, 'dist');

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.zip': 'application/zip',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.yaml': 'application/yaml; charset=utf-8',
};

export interface Site {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Builds the page into dist. Vite must not inherit what a test runner says of its own environment. */
export async function buildSite(): Promise<void> {
  const { code, output } = await run('vite', ['build'], { env: { NODE_ENV: 'production', VITEST: undefined } });
  if (code !== 0) throw new Error(`the page does not build\n${output}`);
}

/** Serves dist to this machine alone. Port 0 takes any free one; a port in use is an error with code EADDRINUSE. */
export async function serveSite(port: number): Promise<Site> {
  const server = createServer((request, response) => void answer(request, response));
  await listen(server, port);
  const { port: taken } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://localhost:${taken}/`, close };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function answer({ method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
  if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
  const file = fileFor(url ?? '/');
  const size = file === null ? null : await sizeOf(file);
  if (file === null || size === null) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
  response.writeHead(200, { ...headersFor(file), 'content-length': size });
  if (method === 'HEAD') return void response.end();
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/** The file an address names, or null if it names none inside dist. */
function fileFor(url: string): string | null {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const file = normalize(join(DIST, path.endsWith('/') ? `${path}index.html` : path));
    return file.startsWith(DIST + sep) && !file.includes('\0') ? file : null;
  } catch {
    return null; // not an address, or a broken escape in it
  }
}

async function sizeOf(file: string): Promise<number | null> {
  const found = await stat(file).catch(() => null);
  return found?.isFile() === true ? found.size : null;
}

/** Files in assets carry a hash of their content in their name and never change. */
function headersFor(file: string): Record<string, string> {
  return {
    'content-type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': file.startsWith(join(DIST, 'assets')) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  };
}
