import { describe, expect, it } from 'vitest';
import {
  hatOf,
  interfaceAt,
  isWorldFile,
  listenerNamed,
  listenerOn,
  ratOf,
  readConfiguration,
  type Texts,
} from '../../src/esa/configuration.ts';
import { scenario } from '../tools/scenario.ts';

const texts: Texts = { revision: 0, files: scenario() };

describe('readConfiguration', () => {
  it('reads the same texts once', () => {
    expect(readConfiguration(texts)).toBe(readConfiguration(texts));
    expect(readConfiguration({ ...texts })).not.toBe(readConfiguration(texts));
  });
  it('makes an empty configuration of nothing', () => {
    expect(readConfiguration({ revision: 0, files: {} }).appliance).toMatchObject({ interfaces: [], listeners: [] });
  });
  it('finds a listener by its name, and by its interface and port', () => {
    const configuration = readConfiguration(texts);
    const on = interfaceAt(configuration, '192.0.2.25');
    if (on === null) expect.fail('no interface');
    expect(listenerOn(configuration, on, 25)).toBe(listenerNamed(configuration, 'InboundMail'));
    expect(listenerOn(configuration, on, 26)).toBeNull();
    expect(interfaceAt(configuration, '192.0.2.1')).toBeNull();
  });
  it('gives a listener whose tables are missing empty ones', () => {
    const configuration = readConfiguration({ revision: 0, files: { 'appliance.yaml': texts.files['appliance.yaml'] ?? '' } });
    const listener = listenerNamed(configuration, 'InboundMail');
    if (listener === null) expect.fail('no listener');
    expect([hatOf(configuration, listener).groups, ratOf(configuration, listener).entries]).toEqual([[], []]);
  });
});

describe('isWorldFile', () => {
  it('parts what acts at once from what waits for a commit', () => {
    expect(Object.keys(scenario()).filter(isWorldFile).sort()).toEqual(['directory.ldif', 'world.yaml']);
  });
});
