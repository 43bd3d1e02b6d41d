/** Everything the terminal says to a person in words of its own. What telnet and the appliance say is not here. */
import type { FaultName } from '#esa';
import type { ShellWord } from '#lab';
import type { Refusal } from '../terminal/suggestions.ts';
import { sayDuration } from './duration.ts';
import { faultWords } from './lab.ts';

export const terminalWords = {
  title: 'Terminal',
  promptEnd: '›',
  why: 'Why',
  hangUp: 'Hang up',
  hangUpOff: 'Hang up: no connection is open',
  otherHost: 'Connect from another host',
  actingFrom: 'Host you act from',
  screenReader: 'Screen reader mode: every row can be read',
  inputLabel: 'Terminal. Type a line and press Enter. F6 leaves the terminal.',
  lineLabel: 'Line to send',
  send: 'Send the line',
  next: 'Next',
  blankLine: '(blank line)',
  whatNext: 'What next?',
  greyHelp: 'Tab types the grey line, Enter sends it.',
  greyTap: (line: string): string => (line === '' ? 'Send a blank line' : `Type “${line}”`),
  greyBlank: '(blank line: press Enter)',
  welcome: (host: string, line: string): string => `This is a shell on ${host}. Type ${line} and press Enter; help lists the rest.`,

  phases: { greeted: 'greeted', sender: 'sender', recipient: 'recipient', message: 'message', accepted: 'accepted' },
  phasesLabel: 'Where the conversation stands',
  been: 'done',

  cutCommit: (changes: string): string => `Committed: ${changes}`,
  cutWorld: (changes: string): string => `In force at once: ${changes}`,
  cutFault: (fault: FaultName, on: boolean): string => faultWords[fault][on ? 'on' : 'off'],
  cutTime: (milliseconds: number): string => `${sayDuration(milliseconds)} later`,
  cutHost: (name: string, address: string): string => (name === address ? `Now at ${address}` : `Now at ${name}, ${address}`),

  help: {
    telnet: 'telnet HOST [PORT]|talk to a mail server (port 25)',
    hosts: 'hosts|machines to act from and reach',
    as: 'as HOST|go to another machine',
    again: 'again|retype the last conversation',
    send: 'send ADDRESS [from ADDRESS]|let this machine’s mail server send a letter',
    queue: 'queue|letters this machine still tries to hand over',
    mailbox: 'mailbox [N]|mail that came to this machine',
    wait: 'wait TIME|let time pass: 5m, 1h, 1d',
    clear: 'clear|empty the screen',
    help: 'help|this list',
  } satisfies Readonly<Record<ShellWord, string>>,
  helpAfter:
    'Once connected you talk SMTP: HELO, MAIL FROM:<>, RCPT TO:<>, DATA, QUIT. Ctrl-] hangs up, Alt-Up and Alt-Down ask a reply why.',

  hostsHead: ['name', 'address', 'owner'],
  hostsHere: 'here',

  unknownWord: (word: string, near: ShellWord | null): string =>
    near === null
      ? `${word}: this shell does not know that word. Try help.`
      : `${word}: this shell does not know that word. Did you mean ${near}?`,
  smtpAtShell: (verb: string, line: string): string => `${verb} is for a mail server, and nothing is connected yet. Connect first: ${line}`,
  incompleteTelnet: (line: string): string => `telnet needs a host: ${line}`,
  incompleteAs: 'as needs a host: hosts lists them.',
  incompleteWait: 'wait needs a time of up to 30 days: wait 5m, wait 1h, wait 1d.',
  incompleteSend: 'send needs an address: send angie@carvedrock.com',
  unknownHost: (name: string): string => `${name}: no host of that name. Try hosts.`,
  alreadyThere: (name: string): string => `You are at ${name} already.`,
  nothingToRepeat: 'There is no conversation to repeat yet.',

  unsent: (lines: number): string =>
    `The server has hung up, so ${lines === 1 ? 'one more line' : `${lines} more lines`} of the paste went nowhere.`,
  shellInSmtp: (word: string): string =>
    `${word} is for the shell, and this line went to the mail server. QUIT or Ctrl-] brings the shell back.`,
  commandInLetter: (verb: string): string =>
    `Between 354 and the final dot every line is the letter, ${verb} too. A dot alone on a line ends it.`,
  thirdBadCommand: 'That was the third line the server could not read. It hangs up at the fifth.',
  shutOut: (clock: string): string =>
    `Too many wrong recipients: the box takes no call from this host until ${clock}. Type wait 1h to move the clock.`,
  keepsOldPolicy: 'This connection keeps the policy it was opened under: connect again to meet the new one.',

  refusal: (refusal: Refusal): string =>
    refusal.kind === 'order'
      ? `${refusal.verb} would get 503 now: ${refusal.order}.`
      : `${refusal.verb} would be a line of the letter. End the letter with a dot first.`,
  blankChip: 'The line is empty now: Enter sends it as the blank line.',
} as const;
