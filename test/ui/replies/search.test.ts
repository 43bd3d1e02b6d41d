import { describe, expect, it } from 'vitest';
import { replies, unsentReplies } from '#esa';
import { findReplies, replyCount } from '../../../src/ui/replies/search.ts';
import { piecesOf, tellingLine } from '../../../src/ui/replies/template.ts';

const idsOf = (query: string) => findReplies(query).groups.flatMap((group) => group.replies.map(({ id }) => id));

describe('findReplies', () => {
  it('lists every reply once, by class and code, where nothing is asked for', () => {
    const { groups, unsent } = findReplies('  ');
    expect(groups.map(({ kind }) => kind)).toEqual([2, 3, 4, 5]);
    expect(new Set(idsOf(''))).toEqual(new Set(Object.keys(replies)));
    expect(unsent).toEqual(unsentReplies);
    expect(replyCount).toBe(idsOf('').length + unsent.length);
    const codes = groups.flatMap((group) => group.replies.map(({ code }) => code));
    expect(codes).toEqual(codes.toSorted());
  });
  it('finds by code, by the beginning of a code, and by class', () => {
    expect(idsOf('535')).toEqual(['auth.failed']);
    expect(idsOf('334')).toEqual(['auth.challenge']);
    expect(idsOf('45')).toEqual(expect.arrayContaining(['server-error', 'too-many-recipients', 'queue-full']));
    expect(idsOf('45').filter((id) => Math.floor(replies[id].code / 10) !== 45)).toEqual([]);
    expect(findReplies('3xx').groups.map(({ kind }) => kind)).toEqual([3]);
  });
  it('finds by words of the text, of what is told of it and of its source, in any order and case', () => {
    expect(idsOf('RECIPIENTS too many')).toContain('too-many-recipients');
    expect(idsOf('directory')).toContain('server-error');
    expect(idsOf('214630')).toContain('help');
    expect(idsOf('#4.3.1')).toEqual(['queue-full']);
  });
  it('finds a blank by the name it is shown under', () => {
    expect(idsOf('host name esmtp')).toEqual(['banner']);
  });
  it('finds replies that are never sent', () => {
    expect(findReplies('evaluation license')).toMatchObject({ groups: [], unsent: [{ text: 'The evaluation license has expired' }] });
  });
});

describe('a template', () => {
  it('falls into words and blanks', () => {
    expect(piecesOf('sender <{sender}> ok')).toEqual([
      { kind: 'text', text: 'sender <' },
      { kind: 'blank', text: 'sender' },
      { kind: 'text', text: '> ok' },
    ]);
    expect(piecesOf('{hostname}')).toEqual([{ kind: 'blank', text: 'hostname' }]);
  });
  it('is known by the line that says something of its own', () => {
    expect(tellingLine(replies['banner.rejected'])).toMatch(/^Your access/);
    expect(tellingLine(replies.helo)).toBe('{hostname}');
    expect(tellingLine(replies.help)).toBe('The following commands are recognized');
  });
});
