import { describe, expect, it } from 'vitest';
import { scenario } from '../../tools/scenario.ts';
import { changed, printed, traced } from './traced.ts';

const headings = (...asked: Parameters<typeof traced>) => traced(...asked).sections.map(({ heading }) => heading);
const below = (heading: string, ...asked: Parameters<typeof traced>) =>
  (traced(...asked).sections.find((section) => section.heading === heading)?.lines ?? []).map(({ text }) => text);

/** The head of section 9.1's print, for a sender of this lab. */
const head = (...asked: Parameters<typeof printed>) =>
  printed(...asked)
    .slice(0, 9)
    .map((line) => line.trim());

describe('trace of an accepted message', () => {
  it('prints the sections of the real tool in its order', () => {
    expect(headings()).toEqual([
      'Host Access Table Processing (Listener: InboundMail)',
      'Processing MAIL FROM:',
      'Processing Recipient List:',
      'Pre-Queue Message Operations:',
      'Work Queue Operations:',
      'Message Enqueued for Delivery',
    ]);
  });
  it('heads them with what the Host Access Table made of the sender', () => {
    expect(head()).toEqual([
      'Host Access Table Processing (Listener: InboundMail)',
      'Matched On: sbrs[-1.0:10.0]',
      'Sender Group: UNKNOWNLIST',
      'Named Policy: ACCEPTED',
      'Connection Behavior: ACCEPT',
      'Fully Qualified Domain Name: email.globomantics.com',
      'SenderBase Network Owner ID: 204816',
      'SenderBase Reputation Score: 4.2',
      'Policy Parameters:',
    ]);
  });
  it('enqueues the letter with its own headers, dots and recipients as they were', () => {
    const { message } = traced({ body: 'Subject: dots\n\n.one\n..two' });
    expect(message).toMatchObject({
      from: 'kinda@globomantics.com',
      recipients: ['angie@carvedrock.com'],
      text: 'Subject: dots\r\n\r\n.one\r\n..two\r\n',
    });
    expect(message?.added.map(({ why }) => why)).toEqual(['received']);
  });
  it('says which engines the policy switches off, and that the others are not simulated', () => {
    const trusted = changed('InboundMail.hat', 'ALLOWED_LIST:\n', 'ALLOWED_LIST:\n    198.51.100.25\n');
    expect(below('Work Queue Operations:', {}, trusted)).toContain('Anti-Spam: Not Performed');
    expect(below('Work Queue Operations:')).toContain('Anti-Spam: Passed Through (not simulated)');
  });
});

describe('trace of a connection', () => {
  it('stops after the Host Access Table on REJECT and on TCPREFUSE', () => {
    expect(headings({ address: '203.0.113.130' })).toEqual(['Host Access Table Processing (Listener: InboundMail)']);
    expect(head({ address: '203.0.113.130' })).toContain('Connection Behavior: REJECT');
    const refusing = { 'InboundMail.hat': 'ALL\n    TCPREFUSE\n' };
    expect(headings({}, refusing)).toHaveLength(1);
    expect(head({}, refusing).slice(1, 5)).toEqual([
      'Matched On: ALL',
      'Sender Group: None',
      'Named Policy: None',
      'Connection Behavior: TCPREFUSE',
    ]);
  });
  it('relays on a private listener without table or directory', () => {
    const relayed = { address: '10.1.1.5', listener: 'OutboundMail', recipients: 'kinda@globomantics.com' };
    expect(head(relayed).slice(2, 8)).toEqual([
      'Sender Group: RELAYLIST',
      'Named Policy: RELAYED',
      'Connection Behavior: RELAY',
      'Fully Qualified Domain Name: exchange.carvedrock.com',
      'SenderBase Network Owner ID:',
      'SenderBase Reputation Score: rfc1918',
    ]);
    expect(below('Processing Recipient List:', relayed)).toContain('Recipient Access Table: not asked (RELAY)');
  });
  it('reads on below a group that says CONTINUE', () => {
    const draft = changed('InboundMail.hat', 'ALLOWED_LIST:\n    $TRUSTED', 'ALLOWED_LIST:\n    198.51.100.25\n    CONTINUE');
    expect(head({}, draft)).toContain('Sender Group: UNKNOWNLIST');
  });
  it('believes name and score that are given, and looks up what is blank', () => {
    const draft = changed('InboundMail.hat', 'ALLOWED_LIST:\n', 'ALLOWED_LIST:\n    .friend.example\n');
    expect(head({ address: '203.0.113.90', name: 'mx.friend.example' }, draft)).toContain('Sender Group: ALLOWED_LIST');
    expect(head({ score: '-3.0' })).toEqual(expect.arrayContaining(['Sender Group: BLOCKED_LIST', 'SenderBase Reputation Score: -3.0']));
    expect(head({ score: 'none' })).toEqual(expect.arrayContaining(['Matched On: sbrs[none]', 'SenderBase Reputation Score: None']));
    expect(head({ address: '203.0.113.90' })).toContain('Fully Qualified Domain Name: guesser.example (not verified)');
    expect(head({ address: '203.0.113.5' })).toContain('Fully Qualified Domain Name:');
  });
  it('asks the draft, not what is committed', () => {
    const draft = { 'InboundMail.hat': (scenario()['InboundMail.hat'] ?? '').replace('sbrs[-10.0:-3.0]', 'sbrs[-10.0:5.0]') };
    expect(
      head()
        .concat(head({}, draft))
        .filter((line) => line.startsWith('Sender Group')),
    ).toEqual(['Sender Group: UNKNOWNLIST', 'Sender Group: BLOCKED_LIST']);
  });
});

describe('trace of an envelope', () => {
  it('answers every recipient: taken, unknown to the directory, refused by the table', () => {
    const lines = below('Processing Recipient List:', {
      recipients: 'angie@carvedrock.com, nobody.here@carvedrock.com, kinda@elsewhere.example',
    });
    expect(lines).toEqual([
      'Envelope Recipient: angie@carvedrock.com',
      'Default Domain Processing: No Change',
      'Domain Map Processing: No Change',
      'Recipient Access Table: matched on carvedrock.com, ACCEPT',
      'LDAP Acceptance: pass',
      'Alias Expansion: No Change',
      '250 recipient <angie@carvedrock.com> ok',
      'Envelope Recipient: nobody.here@carvedrock.com',
      'Default Domain Processing: No Change',
      'Domain Map Processing: No Change',
      'Recipient Access Table: matched on carvedrock.com, ACCEPT',
      'LDAP Acceptance: fail',
      '550 #5.1.0 Address rejected.',
      'Envelope Recipient: kinda@elsewhere.example',
      'Default Domain Processing: No Change',
      'Domain Map Processing: No Change',
      'Recipient Access Table: matched on ALL, REJECT',
      '550 #5.1.0 Address rejected.',
    ]);
  });
  it('ends where no recipient is taken', () => {
    const refused = { recipients: 'kinda@elsewhere.example' };
    expect(headings(refused).at(-1)).toBe('Processing Recipient List:');
    expect(traced(refused).message).toBeNull();
  });
  it('takes postmaster without a domain as it stands', () => {
    expect(below('Processing Recipient List:', { recipients: 'postmaster' }).slice(1, 4)).toEqual([
      'Default Domain Processing: No Change',
      'Domain Map Processing: No Change',
      'Recipient Access Table: not asked (postmaster)',
    ]);
  });
  it('prints what the server said that was called ahead, after the directory', () => {
    const ahead = changed(
      'appliance.yaml',
      '    rat: InboundMail.rat\n',
      '    rat: InboundMail.rat\n    call_ahead: { server: email.globomantics.com }\n',
    );
    expect(below('Processing Recipient List:', {}, ahead).slice(3, 6)).toEqual([
      'Recipient Access Table: matched on carvedrock.com, ACCEPT',
      'LDAP Acceptance: pass',
      'SMTP Call-Ahead: pass',
    ]);
  });
  it('prints what default domain and domain map made of sender and recipients', () => {
    const rewriting = changed(
      'appliance.yaml',
      '    rat: InboundMail.rat\n',
      "    rat: InboundMail.rat\n    default_domain: carvedrock.com\n    domain_map: { '@old.example': '@carvedrock.com' }\n",
    );
    const fields = { sender: 'joe', recipients: 'angie, boris@old.example' };
    expect(below('Processing MAIL FROM:', fields, rewriting)).toContain('Default Domain Processing: joe@carvedrock.com');
    const changes = below('Processing Recipient List:', fields, rewriting).filter((line) => /Envelope|Domain/.test(line));
    expect(changes).toEqual([
      'Envelope Recipient: angie',
      'Default Domain Processing: angie@carvedrock.com',
      'Domain Map Processing: No Change',
      'Envelope Recipient: boris@old.example',
      'Default Domain Processing: No Change',
      'Domain Map Processing: boris@carvedrock.com',
    ]);
  });
  it('turns the behaviour to RELAY for a user, and leaves group and policy as they are', () => {
    const lines = printed({ user: 'alice', recipients: 'kinda@elsewhere.example' });
    expect(lines.map((line) => line.trim())).toEqual(
      expect.arrayContaining([
        'Connection Behavior: ACCEPT',
        'Recipient Access Table: not asked (RELAY)',
        '250 recipient <kinda@elsewhere.example> ok',
      ]),
    );
  });
  it('says what a demand for a password answers, and takes a demand for TLS as met', () => {
    const policy = (line: string) => changed('InboundMail.hat', '$ACCEPTED\n    ACCEPT\n', `$ACCEPTED\n    ACCEPT {\n${line}\n    }\n`);
    expect(below('Processing MAIL FROM:', {}, policy('smtpauth_allow = "required"'))).toEqual(['530 Authentication required']);
    expect(headings({}, policy('tls = "required"')).at(-1)).toBe('Message Enqueued for Delivery');
  });
  it('counts recipients from nothing, and refuses the one that is too many for the hour', () => {
    const draft = changed('InboundMail.hat', 'max_rcpts_per_hour = 20', 'max_rcpts_per_hour = 1');
    const lines = below(
      'Processing Recipient List:',
      { address: '203.0.113.90', recipients: 'angie@carvedrock.com boris@carvedrock.com' },
      draft,
    );
    expect(lines.filter((line) => /^\d/.test(line))).toEqual([
      '250 recipient <angie@carvedrock.com> ok',
      '452 Too many recipients received this hour',
    ]);
  });
  it('says why a letter is not taken', () => {
    const draft = changed('InboundMail.hat', '$ACCEPTED\n    ACCEPT\n', '$ACCEPTED\n    ACCEPT {\nmax_message_size = 20\n    }\n');
    expect(below('Pre-Queue Message Operations:', { body: 'Subject: a letter that is too long\n\n' }, draft)).toEqual([
      '552 #5.3.4 message size exceeds limit',
    ]);
  });
});
