import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AcceptedMessage } from '#esa';
import { isComplaint } from '../../src/cli/complaint.ts';
import type { Outlets } from '../../src/cli/gateway.ts';
import { openMailFiles } from '../../src/cli/mail-files.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postern-mail-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const message = (text: string): AcceptedMessage => ({
  mid: 7,
  from: 'kinda@globomantics.com',
  recipients: ['angie@carvedrock.com'],
  text,
  added: [{ text: 'Received: from somewhere\r\n', why: 'received' }],
  bareLineEnds: 'clean',
  via: { listener: 'InboundMail', peer: '198.51.100.25', relayed: false },
});

function open(mailLog: string | null, delivered: string | null): Outlets {
  const opened = openMailFiles(mailLog, delivered);
  if (isComplaint(opened)) throw new Error(opened.text);
  return opened;
}

describe('openMailFiles', () => {
  it('adds lines of the log to what the file has', () => {
    const file = join(folder, 'mail.log');
    writeFileSync(file, 'old\n');
    const { log } = open(file, null);
    log('new\n');
    log('Grüße\n');
    expect(readFileSync(file, 'utf8')).toBe('old\nnew\nGrüße\n');
  });

  it('writes a message as the next hop has it, octet for octet', () => {
    open(null, join(folder, 'a/b')).deliver(message('Subject: \xfc\r\n\r\n.\r\n..\r\nend'));
    const file = join(folder, 'a/b/7.eml');
    expect(readFileSync(file, 'latin1')).toBe('Received: from somewhere\r\nSubject: \xfc\r\n\r\n.\r\n..\r\nend\r\n');
  });

  it('writes messages that were smuggled in as files of their own', () => {
    const hidden = 'MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\nhidden\r\n';
    open(null, folder).deliver(message(`open\n.\n${hidden}`));
    expect(readdirSync(folder)).toEqual(['7-2.eml', '7.eml']);
    expect(readFileSync(join(folder, '7.eml'), 'latin1')).toBe('Received: from somewhere\r\nopen\r\n');
    expect(readFileSync(join(folder, '7-2.eml'), 'latin1')).toBe('hidden\r\n');
  });

  it('keeps nothing where nothing is asked for', () => {
    const { log, deliver } = open(null, null);
    log('x\n');
    deliver(message('x\r\n'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('complains about places that cannot be written', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(openMailFiles(join(folder, 'no/log'), null)).toMatchObject({
      text: expect.stringMatching(/^cannot write `.*log`: no such/) as string,
    });
    expect(openMailFiles(null, file)).toMatchObject({
      text: expect.stringMatching(/^cannot write to the folder `.*`: it is a file$/) as string,
    });
  });
});
