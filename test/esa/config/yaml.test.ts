import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { provideYaml, readYaml, spanAt, valueOf } from '../../../src/esa/config/yaml.ts';
import { anyText, inside, SEED, told } from './tables.ts';

/** The module as nobody has loaded it before: without a reader. */
function fresh(): Promise<typeof import('../../../src/esa/config/yaml.ts')> {
  vi.resetModules();
  return import('../../../src/esa/config/yaml.ts');
}

describe('readYaml', () => {
  it('answers an empty text, and a remembered one, without a reader', async () => {
    const yaml = await fresh();
    const text = '{ not: really read }';
    const kept = { value: { kind: 'scalar', value: 7, span: { start: 0, end: 1 } }, notes: [] } as const;
    yaml.rememberYaml(text, JSON.parse(JSON.stringify(kept)) as typeof kept);
    expect(yaml.readYaml(text)).toEqual(kept);
    expect(yaml.valueOf(yaml.readYaml('\n  # nothing\r\n').value)).toBeNull();
  });

  it("is a programmer's mistake for any other text while there is no reader", async () => {
    const yaml = await fresh();
    expect(() => yaml.readYaml('a: 1')).toThrow('no YAML reader was provided');
  });

  it('gives a tree that knows its places and survives a trip through JSON', () => {
    provideYaml(parseDocument);
    const text = '\uFEFFlist:\r\n  - "x" # one\r\n  - { deep: [1, -8.4] }\r\nempty:\r\n';
    const { value, notes } = readYaml(text);
    const cut = (path: readonly PropertyKey[]) => text.slice(spanAt(value, path).start, spanAt(value, path).end);
    expect(notes).toEqual([]);
    expect(JSON.parse(JSON.stringify(value))).toEqual(value);
    expect(valueOf(value)).toEqual({ list: ['x', { deep: [1, -8.4] }] });
    expect([cut(['list', 0]), cut(['list', 1, 'deep', 1]), cut(['list', 1, 'deep', 9]), cut(['empty'])]).toEqual([
      '"x"',
      '-8.4',
      '[1, -8.4]',
      'empty',
    ]);
  });

  it('leaves an instant as it was written', () => {
    expect(valueOf(readYaml('start: 2019-10-08T21:28:30-08:00').value)).toEqual({ start: '2019-10-08T21:28:30-08:00' });
  });

  it.each([
    ['say: Why: because', ['yaml.colon: W']],
    ['a:\n\t- x', ['yaml.tab: \t']],
    ['a: 1\na: 2\na: 3', ['yaml.duplicate-key: a', 'yaml.duplicate-key: a']],
    ['a:\n b: 1\n  c: 2', ['yaml.indent: 1']],
    ['a: [1, 2', ['yaml.indent: ']],
    ['a: "x', ['yaml.not-closed: ']],
    ['a: b\nc', ['yaml.no-key: c']],
    ['a: @x', ['yaml.scalar-start: @']],
    ['a: "\\q"', ['yaml.escape: \\']],
    ['a: 1\n---\nb: 2', ['yaml.documents: ---\nb: 2']],
    ['a: !foo x', ['yaml.tag: !foo']],
    ['a: *x', ['yaml.alias: *x']],
    ['? [1, 2]\n: 3', ['yaml.key: [1, 2]']],
    ['- a\nb: c', ['yaml.syntax: b']],
  ])('says what is wrong with %j', (text, expected) => {
    expect(told(text, readYaml(text).notes)).toEqual(expected);
  });

  it('reads any text without a throw, and good text as the library does', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { value, notes } = readYaml(text);
        expect(inside(text, notes)).toBe(true);
        expect(value.span.end).toBeLessThanOrEqual(text.length);
      }),
      SEED,
    );
    const plain = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.integer(),
        fc.boolean(),
        fc.string({ maxLength: 5 }),
        fc.array(tie('value'), { maxLength: 3 }),
        tie('map'),
      ),
      map: fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), tie('value'), { maxKeys: 3, noNullPrototype: true }),
    })).map;
    fc.assert(
      fc.property(plain, (data) => {
        const text = JSON.stringify(data);
        expect(valueOf(readYaml(text).value)).toEqual(parse(text));
      }),
      SEED,
    );
  });

  it('does not exhaust the stack', () => {
    const { notes } = readYaml(`${'['.repeat(20_000)}`);
    expect(notes.length).toBe(1);
  });
});
