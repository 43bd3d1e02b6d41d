import { describe, expect, it } from 'vitest';
import { parseRecipientAccessTable } from '#esa';
import { readGiven } from '../../../src/ui/tables/given-file.ts';

const HAT = '$A\n    ACCEPT\nALL\n    $A\n';

describe('readGiven', () => {
  it('tells a HAT by its policies, groups or behaviours', () => {
    expect(readGiven(HAT)).toMatchObject({ kind: 'table', sure: true, table: { kind: 'hat', text: HAT, of: null } });
    expect(readGiven('# x\n192.0.2.1\n    TCPREFUSE\n')).toMatchObject({ sure: true, table: { kind: 'hat' } });
  });

  it('tells a RAT by lines of an entry and its action', () => {
    expect(readGiven('# mine\nexample.com ACCEPT\nALL REJECT\n')).toMatchObject({ sure: true, table: { kind: 'rat' } });
  });

  it('takes what could be either for a HAT and says that it is not sure', () => {
    expect(readGiven('192.0.2.1\n')).toMatchObject({ sure: false, table: { kind: 'hat' } });
  });

  it('takes a byte order mark off', () => {
    expect(readGiven(`\uFEFF${HAT}`)).toMatchObject({ table: { text: HAT } });
  });

  it('takes the HAT out of a configuration, with its characters unescaped', () => {
    const text = '<?xml version="1.0"?>\n<config><listener><listener_name>In &amp; out</listener_name><hat>\n$A\n    ACCEPT {\n'.concat(
      '        smtp_banner_text = &quot;a &lt;b&gt; &#233;&quot;\n    }\nALL\n    $A\n</hat></listener></config>',
    );
    expect(readGiven(text)).toEqual({
      kind: 'table',
      sure: true,
      table: { kind: 'hat', of: 'In & out', text: '$A\n    ACCEPT {\n        smtp_banner_text = "a <b> é"\n    }\nALL\n    $A\n' },
    });
  });

  it('lays several listeners and their tables out to choose from', () => {
    const listener = (name: string) => `<listener><name>${name}</name><hat>ALL\n ACCEPT</hat></listener>`;
    const given = readGiven(`<config>${listener('One')}${listener('Two')}</config>`);
    expect(given.kind === 'several' ? given.tables.map(({ of }) => of) : []).toEqual(['One', 'Two']);
  });

  it('writes the elements of a RAT as lines that its parser reads without a remark', () => {
    const entry =
      '<rat_entry><rat_address>example.com</rat_address><access>accept</access><rat_params><smtp_response_code>250</smtp_response_code>' +
      '<smtp_response_text>well &quot;met&quot;</smtp_response_text></rat_params></rat_entry>';
    const all = '<rat_entry><rat_address>ALL</rat_address><access>REJECT</access></rat_entry>';
    const given = readGiven(`<config><rat>${entry}${all}</rat></config>`);
    const text = given.kind === 'table' ? given.table.text : '';
    expect(text).toBe('example.com ACCEPT { smtp_response_text = "well \\"met\\"" smtp_response_code = 250 }\nALL REJECT\n');
    expect(parseRecipientAccessTable(text).notes).toEqual([]);
  });

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['PK\0\0', 'binary'],
    ['<config><listener/></config>', 'no-table'],
  ])('refuses %j as %s', (text, why) => {
    expect(readGiven(text)).toEqual({ kind: 'refused', why });
  });
});
