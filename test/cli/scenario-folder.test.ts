import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARVED_ROCK, readScenario, readText } from '../../src/cli/scenario-folder.ts';
import { scenario } from '../tools/scenario.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'postern-scenario-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('readScenario', () => {
  it('reads Carved Rock', () => {
    expect(readScenario(CARVED_ROCK)).toEqual(scenario());
  });

  it('reads the texts of a lab and passes over what else lies there', () => {
    writeFileSync(join(folder, 'appliance.yaml'), 'interfaces: []\nlisteners: []\n');
    writeFileSync(join(folder, 'A.hat'), 'ALL\n    ACCEPT (Grüße)\n');
    writeFileSync(join(folder, 'notes.md'), 'not a lab file');
    mkdirSync(join(folder, 'old.rat'));
    expect(readScenario(folder)).toEqual({ 'appliance.yaml': 'interfaces: []\nlisteners: []\n', 'A.hat': 'ALL\n    ACCEPT (Grüße)\n' });
  });

  it.each([
    ['a folder there is not', 'nowhere', /^cannot read the folder `.*nowhere`: no such file or folder$/],
    ['a file', 'notes.md', /^cannot read the folder `.*notes.md`: not a folder$/],
    ['a folder that is no scenario', 'old.rat', /^the folder `.*old.rat` has no appliance.yaml$/],
  ])('complains about %s', (_, name, text) => {
    expect(readScenario(join(folder, name))).toEqual({ kind: 'complaint', text: expect.stringMatching(text) as string });
  });
});

describe('readText', () => {
  it('complains about a folder in place of a file', () => {
    expect(readText(folder)).toEqual({ kind: 'complaint', text: `cannot read \`${folder}\`: it is a folder` });
  });
});
