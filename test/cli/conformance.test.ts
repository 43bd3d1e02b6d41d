import { describe, expect, it } from 'vitest';
import { arrivals } from '#esa';
import { encodeUtf8, type Reply } from '#smtp';
import { calledBy, filesOf, ways, type ConformanceCase } from '../conformance/case.ts';
import { conformanceCases } from '../conformance/cases.ts';
import { matches, readTalk, sayHeard, type Heard, type TalkAct } from '../conformance/talk.ts';
import { Client, serveHere, type Served } from './served.ts';

/** Why a case cannot be played on a socket; null where it can. */
function skipped({ id, setup = {}, talk }: ConformanceCase): string | null {
  if (/^\s*! wait /m.test(talk)) return 'time passes on the wall here';
  if (/^\s*! connect from /m.test(talk)) return 'a port is one client';
  if (id === 'starttls/starttls.sent-before-handshake') return 'a handshake that is performed fails on them';
  return setup.address !== undefined || setup.port !== undefined ? 'a port is one listener' : null;
}

/** A port and the clients that call it: numbered, one of them in use. */
class Callers {
  readonly #clients: Client[] = [];
  #used = 0;

  constructor(private readonly served: Served) {}

  /** Does one act and gives what is heard of as many replies as are expected, and how the connection ends if that is. */
  async act(act: TalkAct, expected: readonly string[]): Promise<readonly Heard[]> {
    if (act.kind === 'fault') this.served.gateway.act({ kind: 'fault', at: Date.now(), fault: act.fault, on: true });
    if (act.kind === 'use') this.#used = act.connection - 1;
    if (act.kind === 'connect') this.#used = this.#clients.push(await Client.dial(this.served.port)) - 1;
    const client = this.#clients[this.#used];
    if (client === undefined) throw new Error('nobody has called');
    if (act.kind === 'send') client.send(act.octets);
    if (act.kind === 'hangup') client.finish();
    if (act.kind === 'tls' && act.established) await client.cipher();
    if (act.kind === 'tls' && !act.established) client.send('no handshake\r\n');
    const replies = expected.filter((line) => /^\d{3}(?: |$)/.test(line)).length;
    const heard: readonly Heard[] = replies === 0 ? [] : readReplies(await client.hear(replies));
    const ends = expected.some((line) => line.startsWith('('));
    return ends ? [...heard, ...readReplies(await client.hear()), await client.end()] : heard;
  }

  /** Everybody stops talking; what was said beyond what was asked for. */
  async rest(): Promise<readonly Heard[]> {
    const heard: Heard[] = [];
    for (const client of this.#clients) {
      client.finish();
      await client.end();
      heard.push(...readReplies(await client.hear()));
    }
    return heard;
  }
}

/** Octets cut into replies: a line with a blank after its code ends one. */
function readReplies(octets: string): readonly Reply[] {
  const replies: { code: number; lines: string[] }[] = [];
  let open: string[] = [];
  for (const line of octets.split('\r\n').slice(0, -1)) {
    open.push(line.slice(4));
    if (line[3] === '-') continue;
    replies.push({ code: Number(line.slice(0, 3)), lines: open });
    open = [];
  }
  return replies;
}

function serveCase(tested: ConformanceCase): Promise<Served> {
  const { setup = {} } = tested;
  const certificate = setup.listener?.['certificate'] !== false;
  return serveHere({ listener: setup.to ?? 'InboundMail', from: calledBy(tested).from, files: filesOf(tested), certificate });
}

async function playOverTcp(tested: ConformanceCase, served: Served): Promise<{ expected: string[]; heard: string[] }> {
  const callers = new Callers(served);
  const expected: string[] = [];
  const heard: string[] = [];
  const play = async (act: TalkAct, wanted: readonly string[]): Promise<void> => {
    for (const lines of [expected, heard]) lines.push(JSON.stringify(act));
    expected.push(...wanted);
    heard.push(...sayHeard(await callers.act(act, wanted), wanted));
  };
  const [called, ...exchanges] = readTalk(tested.talk);
  await play({ kind: 'connect', from: null }, tested.at === 'called' ? (called?.expected ?? []) : ['220']);
  const way = tested.at === 'called' ? [] : ways[tested.at];
  for (const [line, code] of way) await play({ kind: 'send', octets: `${encodeUtf8(line)}\r\n` }, [String(code)]);
  for (const { act, expected: wanted } of exchanges) if (act !== null) await play(act, wanted);
  heard.push(...sayHeard(await callers.rest(), []));
  return { expected, heard };
}

describe('the appliance on a socket', () => {
  for (const tested of conformanceCases) {
    const why = skipped(tested);
    it.skipIf(why !== null)(`keeps ${tested.id}: ${tested.why}${why === null ? '' : ` (not here: ${why})`}`, async () => {
      const served = await serveCase(tested);
      const { expected, heard } = await playOverTcp(tested, served).finally(() => served.close());
      expect(heard).toEqual(expected);
      const arrived = served.delivered.flatMap((message) => arrivals(message)).map(({ text }) => text);
      const fitting = (tested.arrives ?? []).filter(({ text }, index) => matches(encodeUtf8(text), arrived[index] ?? ''));
      expect(fitting.length).toBe(tested.arrives?.length ?? 0);
      if (tested.arrives !== undefined) expect(arrived.length).toBe(tested.arrives.length);
    });
  }

  it('plays nearly all of the table', () => {
    expect(conformanceCases.filter((tested) => skipped(tested) === null).length).toBeGreaterThan(400);
  });
});
