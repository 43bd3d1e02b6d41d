/** The letter a person would have written: the text of a message that is sent without one, and the form of dates in letters. */
import { encodeUtf8 } from '#smtp';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Tue, 08 Oct 2019 21:28:30 -0800` (RFC 5322 section 3.3). `at` is lab time, `offset` minutes east of UTC. */
export function sayMailDate(at: number, offset: number): string {
  const local = new Date(at + offset * 60_000);
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0');
  const day = `${WEEKDAYS[local.getUTCDay()]}, ${two(local.getUTCDate())} ${MONTHS[local.getUTCMonth()]} ${local.getUTCFullYear()}`;
  const time = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}`;
  const away = Math.abs(offset);
  return `${day} ${time} ${offset < 0 ? '-' : '+'}${two(away / 60)}${two(away % 60)}`;
}

/** What a letter is made of. `host` is the name of the host it is sent from, `id` its number there. */
export interface Writing {
  readonly host: string;
  readonly id: number;
  readonly at: number;
  readonly offset: number;
  readonly from: string;
  readonly to: readonly string[];
}

/** A short letter with everything a header should have (RFC 5322 section 3.6), as text. */
export function writeLetter({ host, id, at, offset, from, to }: Writing): string {
  const header = [
    `From: ${from}`,
    `To: ${to.join(', ')}`,
    'Subject: Our meeting on Thursday',
    `Date: ${sayMailDate(at, offset)}`,
    `Message-ID: <${at.toString(36)}.${id}@${host}>`,
  ];
  const body = ['Hello,', '', "does ten o'clock still suit you?", '', from.slice(0, Math.max(0, from.lastIndexOf('@')))];
  return [...header, '', ...body].map((line) => `${line}\n`).join('');
}

/** A letter as typed made octets: UTF-8, every line end CRLF, the last line ended. */
export function octetsOfLetter(text: string): string {
  const lines = encodeUtf8(text).replace(/\r\n|\r|\n/g, '\r\n');
  return lines === '' || lines.endsWith('\r\n') ? lines : `${lines}\r\n`;
}
