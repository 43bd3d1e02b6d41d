import { describe, expect, it } from 'vitest';
import { replies, type ReplyId } from '#esa';
import { provokedLab } from '#lab';
import { compileSandbox } from '#lab/authoring';
import { scenarioFiles } from '../course-files.ts';

const sandbox = compileSandbox(scenarioFiles);

describe('compileSandbox', () => {
  it('takes the scenario as it is, under the names a lab knows', () => {
    expect(Object.keys(sandbox.files).toSorted()).toEqual(Object.keys(scenarioFiles).map((path) => path.split('/').at(-1)));
  });
  it('brings the tree of every YAML text that any state begins with, fit for JSON', () => {
    const texts = (Object.keys(replies) as ReplyId[]).flatMap((id) => Object.entries(provokedLab(id, sandbox.files).files));
    const yaml = texts.filter(([file]) => file.endsWith('.yaml')).map(([, text]) => text);
    expect(yaml.filter((text) => !Object.hasOwn(sandbox.trees, text))).toEqual([]);
    expect(JSON.parse(JSON.stringify(sandbox.trees))).toEqual(sandbox.trees);
  });
  it('brings the other scenarios, each whole and with its trees', () => {
    const files = { 'scenarios/inside/appliance.yaml': 'interfaces: []\n', 'scenarios/inside/A.hat': 'ALL REJECT\n' };
    const compiled = compileSandbox({ ...scenarioFiles, ...files });
    expect(compiled.others).toEqual({ inside: { 'appliance.yaml': 'interfaces: []\n', 'A.hat': 'ALL REJECT\n' } });
    expect(Object.hasOwn(compiled.trees, 'interfaces: []\n')).toBe(true);
    expect(sandbox.others).toEqual({});
  });
  it('numbers another scenario otherwise', () => {
    const other = { ...scenarioFiles, 'scenarios/carved-rock/InboundMail.rat': 'ALL REJECT\n' };
    expect(compileSandbox(other).version).not.toBe(sandbox.version);
    expect(Number.isSafeInteger(sandbox.version)).toBe(true);
  });
});
