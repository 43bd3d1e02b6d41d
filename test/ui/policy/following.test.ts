import { describe, expect, it } from 'vitest';
import { lightsOf, textAtRevision, type LineRule } from '../../../src/ui/policy/following.ts';

const OLD = 'PARTNERS:\n    198.51.100.16/28\n    ACCEPT\nALL\n    REJECT\n';
const rule = (line: string): LineRule => {
  const start = OLD.indexOf(line);
  return { kind: 'line', file: 'InboundMail.hat', revision: 0, span: { start, end: start + line.length }, label: 'PARTNERS' };
};
const lights = (present: string, passed: readonly string[] = []) =>
  lightsOf(rule('198.51.100.16/28'), passed.map(rule), present, () => OLD);

describe('lightsOf', () => {
  it('lights the line of its own revision', () => {
    expect(lights(OLD)).toEqual({ lit: 2, gone: null, passed: [] });
  });

  it('follows the line when others come above it', () => {
    expect(lights(`# new\n\n${OLD}`).lit).toBe(4);
  });

  it('follows a line that was only rewritten', () => {
    expect(lights(OLD.replace('/28', '/29')).lit).toBe(2);
  });

  it('follows a line that was moved with its group, unless another reads the same', () => {
    const two = 'A:\n    192.0.2.1\n    REJECT\n\n';
    const moved = (text: string) => lightsOf(rule('198.51.100.16/28'), [], text, () => `${OLD}${two}`).lit;
    expect(moved(`${two}${OLD}`)).toBe(6);
    const other = OLD.replace('PARTNERS:', 'OTHERS:');
    expect(moved(`ALL\n    REJECT\n${two}${OLD.replace('ALL\n    REJECT\n', '')}${other}`)).toBeNull();
  });

  it('tells the old text of a line that is gone', () => {
    expect(lights(OLD.replace('    198.51.100.16/28\n', ''))).toMatchObject({
      lit: null,
      gone: { label: 'PARTNERS', text: '198.51.100.16/28' },
    });
  });

  it('strikes the lines that were passed over, as far as they are still there', () => {
    expect(lights(OLD.replace('    REJECT\n', ''), ['PARTNERS:', 'REJECT']).passed).toEqual([1]);
  });

  it('takes the present text for a rule whose own text is not known', () => {
    expect(lightsOf(rule('ALL'), [], OLD, () => null).lit).toBe(4);
  });
});

describe('textAtRevision', () => {
  const texts = (revision: number, text: string) => ({ revision, files: { 'InboundMail.hat': text, 'directory.ldif': text } });
  const steps = [
    { after: { configuration: texts(0, 'first'), world: texts(0, 'old') } },
    { after: { configuration: texts(1, 'second'), world: texts(0, 'old') } },
  ];

  it.each([
    ['InboundMail.hat', 0, 'first'],
    ['InboundMail.hat', 1, 'second'],
    ['directory.ldif', 0, 'old'],
    ['InboundMail.hat', 2, null],
  ])('finds %s at revision %i', (file, revision, text) => {
    expect(textAtRevision(steps, file, revision)).toBe(text);
  });
});
