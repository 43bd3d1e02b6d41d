/** The thread in which tables are analysed, so that typing never waits. */
import { respond, type Request, type Response } from './requests.ts';

const thread = self as unknown as { postMessage(message: Response): void };

addEventListener('message', ({ data }: MessageEvent<Request>) => thread.postMessage(respond(data)));
