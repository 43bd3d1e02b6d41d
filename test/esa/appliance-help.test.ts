/** What is said of a word of `appliance.yaml`. `¦` is the pointer. */
import { beforeAll, describe, expect, it } from 'vitest';
import { toJSONSchema } from 'zod';
import { parseDocument } from 'yaml';
import { helpAt, provideYaml } from '#esa';
import { applianceSchema } from '../../src/esa/config/appliance-schema.ts';
import { helpOn } from '../../src/esa/appliance-help.ts';

beforeAll(() => {
  provideYaml(parseDocument);
});

const at = (text: string) => helpAt(text.replace('¦', ''), text.indexOf('¦'));
const listener = (line: string) => `listeners:\n  - name: In\n    ${line}\n`;

describe('help', () => {
  it('tells of a key its meaning, unit, what counts where it is not written, and its rung', () => {
    expect(at(listener('po¦rt: 25'))?.key).toMatchObject({ key: 'port', unit: 'whole number, 1 to 65535', unset: null, rung: 'full' });
    expect(at('settings:\n  unsuccessful_time¦out: 3m\n')?.key).toMatchObject({ unit: 'time, as 30s, 5m or 1h', unset: '5m' });
    expect(at(listener('bounce_pro¦file: Default'))?.key).toMatchObject({ rung: 'inert', says: 'Kept; there are no bounce profiles.' });
  });
  it('tells of a value what it means, and stands over the value alone', () => {
    const text = listener('type: priv¦ate');
    expect(at(text)?.value).toEqual({ text: 'private', meaning: 'mail from our hosts' });
    expect(at(text)?.span).toEqual({ start: text.indexOf('private'.slice(0, 4)), end: text.indexOf('priv') + 7 });
  });
  it('tells of policy parameters below the defaults', () => {
    const text = (line: string) => listener(`default_policy_parameters:\n      ${line}`);
    expect(at(text('max_concurr¦ency: 3'))?.key).toMatchObject({ unit: 'a count, -1 for no limit', unset: '10', rung: 'full' });
    expect(at(text('spam_¦check: on'))?.key).toMatchObject({ unit: 'on or off', unset: null, rung: 'inert' });
  });
  it('is silent on unknown keys, in comments and between words, also while the text is broken', () => {
    expect(at(listener('col¦our: red'))).toBeNull();
    expect(at(listener('port: 25 # a rem¦ark'))).toBeNull();
    expect(at(`${listener('po¦rt: 25')}  oh: [`)?.key.key).toBe('port');
  });
  it('knows every key of the schema', () => {
    const keys = keysOf(toJSONSchema(applianceSchema, { io: 'input' }) as JsonSchema);
    expect(keys).toContain('ldap.servers.queries.kind');
    expect(keys.filter((key) => helpOn(key.split('.')) === null)).toEqual([]);
  });
});

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

function keysOf({ properties = {}, items }: JsonSchema, path = ''): readonly string[] {
  if (items !== undefined) return keysOf(items, path);
  return Object.entries(properties).flatMap(([key, part]) => [`${path}${key}`, ...keysOf(part, `${path}${key}.`)]);
}
