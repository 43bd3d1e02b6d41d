/**
 * Transcripts as text, in the RFCs' notation. Head lines `Title:`, `Scenario:` (a folder of lessons/scenarios, else Carved Rock), `From:` (a host
 * of it or an address), `To:` (address and port) stand before the first blank line; `=== FILE` … `===` replaces a file of the scenario. Then
 *   C: a line typed          S: a line answered, (closed), (reset), (refused) or (unreachable)
 *   T: the rule that decided L: a line of the mail log, its level before it unless that is Info
 *   ! connect, or ! connect HOST [to ADDRESS PORT], from another host or address; what is typed goes to the newest connection
 *   ! hangup | ! directory down | ! directory up | ! directory slow | ! dns down | ! reputation down | ! next-hop down | ! next-hop up | ! queue full | ! tls established | ! tls failed | ! wait 6m
 *   ! send ADDRESS …, from the host of the transcript, by its sending server
 *   ! mailbox HOST, whose mail is listed as M: lines, or ! mailbox HOST NUMBER for one letter
 *   ! commit FILE, then its text up to a line ===
 *   ! run HOST 7d volume 3000 complaints 3 traps 2 lists 0 (messages a day, complaints per thousand of them, trap hits a day, block lists)
 * In C: the signs ␍ and ␊ stand for a bare CR and LF. Playing keeps head, C: and ! lines and writes S:, T:, L: and M: anew.
 */
import { readSurroundings, deciderOf, type FaultName, type Reply } from '#esa';
import { decodeUtf8, replyLines } from '#smtp';
import {
  commitInputs,
  connectInput,
  handshakeInput,
  hangupInput,
  lineInput,
  mailboxLines,
  runInputs,
  seenHere,
  sendInput,
  start,
  stepsOf,
  type Files,
  type Input,
  type Snapshot,
  type Step,
} from '#lab';
import { scenario } from './scenario.ts';

interface Script {
  readonly kept: readonly string[];
  readonly files: Files;
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

/** The transcript of the same acts as the appliance answers them now. */
export function playTranscript(text: string): string {
  const { head, script, lines } = readTranscript(text);
  return `${head}\n\n${play(script, lines).text}`;
}

/** The steps of a transcript's acts. */
export function stepsOfTranscript(text: string): readonly Step[] {
  const { script, lines } = readTranscript(text);
  return play(script, lines).steps;
}

function readTranscript(text: string): { readonly head: string; readonly script: Script; readonly lines: readonly string[] } {
  const [head = '', ...body] = text.split(/\n\n(?!===)/);
  return { head, script: readHead(head), lines: body.join('\n\n').split('\n') };
}

function readHead(head: string): Script {
  const value = (key: string): string => new RegExp(`^${key}: *(.*)$`, 'm').exec(head)?.[1] ?? '';
  const blocks = [...head.matchAll(/^=== (\S+)\n([\s\S]*?)^===$/gm)].map(([, file = '', content = '']) => [file, content] as const);
  const [to = '192.0.2.25', port = '25'] = value('To').split(' ').filter(Boolean);
  return {
    kept: [],
    files: { ...scenario(value('Scenario') || undefined), ...Object.fromEntries(blocks) },
    from: value('From'),
    to,
    port: Number(port),
  };
}

function play(script: Script, lines: readonly string[]): { readonly text: string; readonly steps: readonly Step[] } {
  let now = start(script.files);
  const written: string[] = [];
  const steps: Step[] = [];
  const act = (made: readonly Step[]): void => {
    for (const step of made) written.push(...say(step));
    steps.push(...made);
    now = made.at(-1)?.after ?? now;
  };
  const address = addressOf(now, script.from);
  let connections = 0;
  const connect = (from: string, to = script.to, port = script.port): void =>
    act(stepsOf(now, connectInput(now, `t${++connections}`, from, to, port)));
  connect(address);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.startsWith('C:')) {
      written.push(line);
      act(stepsOf(now, lineInput(now, `t${connections}`, line.slice(3).replace(/␍/g, '\r').replace(/␊/g, '\n'))));
    } else if (line.startsWith('! commit')) {
      const end = lines.indexOf('===', at);
      const block = lines.slice(at + 1, end);
      written.push(...lines.slice(at, end + 1));
      for (const input of commitInputs(now, { [line.slice(9)]: `${block.join('\n')}\n` })) act(stepsOf(now, input));
      at = end;
    } else if (line.startsWith('! run')) {
      written.push(line);
      for (const input of running(script, now, steps, line)) act(stepsOf(now, input));
    } else if (/^! connect\b/.test(line)) {
      written.push(line);
      const [, from, to, port] = /^! connect(?: (\S+))?(?: to (\S+) (\d+))?$/.exec(line) ?? [];
      connect(from === undefined ? address : addressOf(now, from), to, port === undefined ? undefined : Number(port));
    } else if (line.startsWith('! mailbox ')) {
      const [, host = '', letter] = /^! mailbox (\S+)(?: (\d+))?$/.exec(line) ?? [];
      const rows = mailboxLines(now, addressOf(now, host), letter === undefined ? null : Number(letter), 200);
      written.push(line, ...rows.map((row) => `M: ${row}`));
    } else if (line.startsWith('! send ')) {
      written.push(line);
      act(stepsOf(now, sendInput(now, address, line.slice(7).split(' '))));
    } else if (line.startsWith('!')) {
      written.push(line);
      act(stepsOf(now, doing(now, line.slice(2), `t${connections}`)));
    }
  }
  return { text: `${written.join('\n')}\n`, steps };
}

function addressOf(now: Snapshot, from: string): string {
  return readSurroundings(now.world).world.hosts.find(({ name }) => name === from)?.address ?? from;
}

function running({ files }: Script, now: Snapshot, steps: readonly Step[], line: string): readonly Input[] {
  const [, host = '', days] = /^! run (\S+) (\d+)d/.exec(line) ?? [];
  const amount = (word: string): number => Number(new RegExp(`${word} ([\\d.]+)`).exec(line)?.[1] ?? 0);
  const campaign = { volume: amount('volume'), complaints: amount('complaints'), traps: amount('traps'), lists: amount('lists') };
  const inputs = runInputs(now, host, campaign, Number(days), seenHere(start(files), steps, addressOf(now, host)));
  if (inputs.length === 0) throw new Error(`nobody to run in a transcript: ${line}`);
  return inputs;
}

const FAULTS: Readonly<Record<string, 'directory-slow' | 'dns' | 'reputation'>> = {
  'directory slow': 'directory-slow',
  'dns down': 'dns',
  'reputation down': 'reputation',
};

function doing(now: Snapshot, what: string, connection: string): Input {
  if (what === 'hangup') return hangupInput(now, connection);
  const broken = FAULTS[what];
  if (broken !== undefined) return { kind: 'fault', at: now.clock, fault: broken, on: true };
  const [, fault, state] = /^(directory|next-hop) (down|up)$/.exec(what) ?? [];
  if (fault !== undefined) return { kind: 'fault', at: now.clock, fault: fault as FaultName, on: state === 'down' };
  if (what === 'queue full') return { kind: 'fault', at: now.clock, fault: 'queue', on: true };
  if (what === 'tls established') return handshakeInput(now, connection);
  if (what === 'tls failed') return { kind: 'tls', at: now.clock, connection, ciphering: null };
  const minutes = /^wait (\d+)m$/.exec(what)?.[1];
  if (minutes !== undefined) return { kind: 'time', at: now.clock + Number(minutes) * 60_000 };
  throw new Error(`no such act in a transcript: ${what}`);
}

function say({ outputs, decisions, log }: Step): readonly string[] {
  const said = outputs.flatMap((output) => {
    if (output.kind === 'opened') return [];
    return output.kind === 'reply' ? sayReply(output.reply) : [`S: (${output.kind})`];
  });
  return [
    ...said,
    ...decisions.map((decision) => `T: ${deciderOf(decision)}`),
    ...log.map(({ level, text }) => `L: ${level === 'Info' ? '' : `${level}: `}${text}`),
  ];
}

const sayReply = (reply: Reply): readonly string[] => replyLines(reply).map((line) => `S: ${decodeUtf8(line)}`);
