/** The vocabulary of questions (read-question.ts): what joins, what denies, what is an outcome, and a text as plain words. */
import { networksOf, parseAddress, type Verdict } from '#esa';

/** An outcome that may be asked for; `throttle` is an accept that counts recipients by the hour. */
export type OutcomeWord = Verdict | 'throttle';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that join others and say nothing themselves. */
const joining = set(
  'a an the this these those set of and or nor with by from in at to for on as is are was be being been get gets getting got given use uses using that who which whom whose their its it my our i me you sender senders recipient recipients mail mails message messages email host hosts server servers any anyone anybody anything someone somebody everyone everybody everything every all each address addresses ip ips network networks domain domains decided treated group policy policies groups verdict outcome rule line entry fall falls fallen fall fell ends end up happen happens what why how when where can could does do did may might will would should shall has have having had show tell find if then so also only there through match matches matched matching hit hits goes go going land lands reach reaches send sends sending sent come comes coming connect connects connecting tcp record records lookup lookups look-up dns reverse treat treats about handled handle still even ever just both over under',
);

export const isJoining = (word: string): boolean => joining.has(word.toLowerCase());

/** Words that deny what follows: `all`, outcomes too; `some`, only whom it is about; `noun`, that there is the next thing. */
export const denials: Readonly<Record<string, 'all' | 'some' | 'noun'>> = {
  not: 'all',
  never: 'all',
  neither: 'all',
  except: 'all',
  excluding: 'all',
  outside: 'some',
  but: 'some',
  than: 'some',
  no: 'noun',
  without: 'noun',
  lack: 'noun',
  lacks: 'noun',
  lacking: 'noun',
};

const outcomeWords: readonly (readonly [string, readonly OutcomeWord[]])[] = [
  ['relay relays relayed relaying', ['relay']],
  ['accept accepts accepted taken', ['accept']],
  ['reject rejects rejected', ['reject']],
  ['refuse refuses refused tcprefuse tcprefused', ['tcprefuse']],
  ['block blocks blocked deny denies denied ban banned dropped', ['reject', 'tcprefuse']],
  ['throttle throttles throttled limited rate-limited', ['throttle']],
];

/** The outcomes that a word means. */
export const outcomesOf: ReadonlyMap<string, readonly OutcomeWord[]> = new Map(
  outcomeWords.flatMap(([words, outcomes]) => words.split(' ').map((word) => [word, outcomes] as const)),
);

/** Words for whoever is let in, where nothing more exact is said. */
export const isAllowing = (lower: string): boolean => /^(?:allowed|allow|permitted|permit|able)$/.test(lower);

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'];

/** Networks that have a word (RFC 1918, RFC 4193); `not`: all but these. */
export const namedNetworks: Readonly<Record<string, { readonly networks: readonly string[]; readonly not: boolean }>> = {
  private: { networks: PRIVATE, not: false },
  internal: { networks: PRIVATE, not: false },
  rfc1918: { networks: PRIVATE, not: false },
  external: { networks: PRIVATE, not: true },
  outsider: { networks: PRIVATE, not: true },
  outsiders: { networks: PRIVATE, not: true },
  internet: { networks: PRIVATE, not: true },
  ipv4: { networks: ['0.0.0.0/0'], not: false },
  ipv6: { networks: ['::/0'], not: false },
};

/** Entries as a table writes them, signs and short forms, and what they are in plain words. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/[−–](?=\d)/g, '-'],
  [/’/g, "'"],
  [/\bcan(?:'t|not)\b/gi, 'can not'],
  [/\bwon't\b/gi, 'will not'],
  [/\b(\w+?)n't\b/gi, '$1 not'],
  [/(\d+(?:\.\d+){3})\s*(?:-|–|\bto\b|\bthrough\b|\buntil\b)\s*(\d+(?:\.\d+){3})(?=[\s?.,;)]|$)/gi, '$1-$2'],
  [/(?<=\s|^)([\da-f]*:[\da-f:]*)\s+(?:to|through|until)\s+([\da-f]*:[\da-f:]*)(?=[\s?.,;)]|$)/gi, '$1-$2'],
  [/(?:\b(?:sbrs|score)\s*)?\[\s*none\s*\]/gi, ' no score '],
  [/(?:\b(?:sbrs|score)\s*)?\[\s*([+-]?[\d.]+)\s*:\s*([+-]?[\d.]+)\s*\]/gi, ' score $1 to $2 '],
  [/\bdnslist\s*\[\s*([^\]\s]+)\s*\]/gi, ' dnslist $1 '],
  [/\bcountry\s*\[\s*([^\]\s]+)\s*\]/gi, ' country $1 '],
  [/\bsbo:(\d+)/gi, ' owner $1 '],
  [/<=|≤/g, ' at most '],
  [/>=|≥/g, ' at least '],
  [/<(?=\s*[+-]?\d)/g, ' below '],
  [/>(?=\s*[+-]?\d)/g, ' above '],
  [/(?<=\s|^)\*(?=\.)/g, ''],
];

/** The networks between two whole IPv4 addresses, which no entry of a table can say; what is no such range, alone. */
export function networksFrom(word: string): readonly string[] {
  const [low, high, more] = word.split('-').map(parseAddress);
  const isRange = low?.family === 4 && high?.family === 4 && more === undefined && low.value <= high.value;
  return (isRange ? networksOf({ family: 4, first: low.value, last: high.value }, Infinity) : null) ?? [word];
}

/** A question as its words, without the marks at its end. */
export function wordsOf(text: string): readonly string[] {
  const plain = spellings.reduce((so, [from, to]) => so.replace(from, to), text);
  return plain
    .trim()
    .replace(/[?.!]+$/, '')
    .split(/[\s,;()"“”]+/)
    .filter((word) => word !== '');
}
