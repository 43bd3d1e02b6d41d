/**
 * The headers the appliance writes on top of a message it takes. Forms: mail seen behind real boxes; User Guide 10, email pipeline.
 */

/** A header the appliance writes on top of a message, and why: a rule id with parameters. */
export interface AddedHeader {
  readonly text: string;
  readonly why: 'received' | 'message-id';
}

/** What a trace header tells of the connection a message came by. `at` is lab time, `offset` minutes east of UTC. */
export interface Passage {
  /** The PTR name if it is confirmed. */
  readonly name: string | null;
  readonly helo: string;
  readonly address: string;
  readonly hostname: string;
  readonly extended: boolean;
  readonly cipher: string | null;
  readonly at: number;
  readonly offset: number;
}

/**
 * `Received:` as the appliance writes it: the confirmed name or `unknown`, the HELO name where it differs, the way it came, the date without
 * its weekday.
 */
export function receivedHeader(passage: Passage): AddedHeader {
  const name = passage.name ?? 'unknown';
  const helo = passage.helo.toLowerCase() === name.toLowerCase() ? '' : ` (HELO ${passage.helo})`;
  const way = `${passage.extended ? 'ESMTP' : 'SMTP'}${passage.cipher === null ? '' : `/TLS/${passage.cipher}`}`;
  const date = sayDate(passage.at, passage.offset);
  const text = `Received: from ${name}${helo} ([${passage.address}])\r\n  by ${passage.hostname} with ${way}; ${date}\r\n`;
  return { text, why: 'received' };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The last date that was said: many messages come in one second. */
let lastDate = { second: NaN, offset: NaN, text: '' };

/** `08 Oct 2019 21:28:30 -0800` */
function sayDate(at: number, offset: number): string {
  const second = Math.floor(at / 1000);
  if (second !== lastDate.second || offset !== lastDate.offset) lastDate = { second, offset, text: dateOf(at, offset) };
  return lastDate.text;
}

function dateOf(at: number, offset: number): string {
  const local = new Date(at + offset * 60_000);
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0');
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}${two(Math.abs(offset) % 60)}`;
  const time = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}`;
  return `${two(local.getUTCDate())} ${MONTHS[local.getUTCMonth()]} ${local.getUTCFullYear()} ${time} ${zone}`;
}

/** A Message-ID for a letter that has none, in the form the box gives its own: two numbers in base 32 and the host name. */
export function messageIdHeader(mid: number, at: number, hostname: string): AddedHeader {
  return { text: `Message-ID: <${mid.toString(32)}$${at.toString(32)}@${hostname}>\r\n`, why: 'message-id' };
}
