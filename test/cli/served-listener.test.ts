import { describe, expect, it } from 'vitest';
import { parseAppliance } from '#esa';
import type { Files } from '#lab';
import { isComplaint } from '../../src/cli/complaint.ts';
import { serveListener, type ListenerChanges } from '../../src/cli/served-listener.ts';
import { scenario } from '../tools/scenario.ts';

const none: ListenerChanges = { hat: null, rat: null, directory: true, certificate: true };

/** Carved Rock served on one listener. */
function serve(name: string, changes: Partial<ListenerChanges> = {}, files: Files = scenario()) {
  const served = serveListener(files, name, { ...none, ...changes });
  if (isComplaint(served)) return { complaint: served.text, listener: undefined, files, errors: [] };
  const listener = parseAppliance(served.files['appliance.yaml'] ?? '').value.listeners.find((each) => each.name === name);
  return { ...served, complaint: null, listener };
}

describe('serveListener', () => {
  it('knows where the appliance takes the calls', () => {
    expect(serve('OutboundMail')).toMatchObject({ address: '10.1.1.1', port: 25, errors: [] });
  });

  it('changes nothing that nobody asked for', () => {
    const { files, listener } = serve('InboundMail');
    const { 'appliance.yaml': appliance, ...others } = scenario();
    expect(files).toMatchObject(others);
    const before = parseAppliance(appliance ?? '').value.listeners.find(({ name }) => name === 'InboundMail');
    expect({ ...listener, span: null, ldapAccept: listener?.ldapAccept?.query, defaults: listener?.defaults.length }).toEqual({
      ...before,
      span: null,
      ldapAccept: before?.ldapAccept?.query,
      defaults: before?.defaults.length,
    });
  });

  it('puts tables in place of the listener’s', () => {
    const { files } = serve('InboundMail', { hat: 'ALL REJECT\n', rat: 'ALL ACCEPT\n' });
    expect(files).toMatchObject({ 'InboundMail.hat': 'ALL REJECT\n', 'InboundMail.rat': 'ALL ACCEPT\n' });
  });

  it('gives a public listener without a RAT the one it is told', () => {
    const appliance = scenario()['appliance.yaml']?.replace('    rat: InboundMail.rat\n', '') ?? '';
    const { files, listener } = serve('InboundMail', { rat: 'ALL ACCEPT\n' }, { ...scenario(), 'appliance.yaml': appliance });
    expect(listener?.rat).toBe('InboundMail.rat');
    expect(files).toMatchObject({ 'InboundMail.rat': 'ALL ACCEPT\n' });
  });

  it('turns LDAP accept and the certificate off for that listener, and keeps comments', () => {
    const { files, listener } = serve('InboundMail', { directory: false, certificate: false });
    expect(listener).toMatchObject({ ldapAccept: null, settings: { certificate: false } });
    expect(files['appliance.yaml']).toContain('# A public listener takes mail from other organisations for us.');
    expect(files['appliance.yaml']).toContain('# octets, 10 MB');
  });

  it('tells what is wrong with the tables it serves, and where', () => {
    const { errors } = serve('InboundMail', { hat: 'ALL\n    $NOWHERE\n', rat: 'a@b@c ACCEPT\nALL REJECT\n' });
    expect(errors).toEqual([expect.stringMatching(/^InboundMail\.hat:2: /), expect.stringMatching(/^InboundMail\.rat:1: /)]);
  });

  it.each([
    ['a listener there is not', 'Inbound', {}, scenario(), /^no listener `Inbound`; appliance.yaml has `InboundMail`, `OutboundMail`$/],
    [
      'a RAT for a private listener',
      'OutboundMail',
      { rat: 'ALL ACCEPT' },
      scenario(),
      /^the listener `OutboundMail` is private and has no RAT$/,
    ],
    ['an appliance that cannot be read', 'InboundMail', {}, { 'appliance.yaml': 'listeners: [' }, /^cannot read appliance.yaml: /],
    ['an empty appliance', 'InboundMail', {}, { 'appliance.yaml': '' }, /^no listener `InboundMail`; appliance.yaml has none/],
    [
      'a listener on an interface there is not',
      'L',
      {},
      { 'appliance.yaml': 'interfaces: []\nlisteners:\n  - { name: L, type: public, interface: X, port: 25, hat: L.hat }\n' },
      /^the listener `L` is on the interface `X`, which there is not$/,
    ],
  ])('complains about %s', (_, name, changes, files, text) => {
    expect(serve(name, changes, files).complaint).toMatch(text);
  });
});
