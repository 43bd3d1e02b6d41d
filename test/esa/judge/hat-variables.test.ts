import { describe, expect, it } from 'vitest';
import { fillHatVariables, type HatVariables } from '../../../src/esa/judge/hat-variables.ts';

const known: HatVariables = {
  group: 'SUSPECTLIST',
  entry: 'sbrs[-3.0:-1.0]',
  sender: { address: '198.51.100.25', name: 'email.globomantics.com', nameCheck: 'confirmed', ownerId: 204816 },
};

describe('fillHatVariables', () => {
  it('fills all five, whatever their case', () => {
    expect(fillHatVariables('$Group $HOSTNAME $orgid $RemoteIP $HATEntry', known)).toBe(
      'SUSPECTLIST email.globomantics.com 204816 198.51.100.25 sbrs[-3.0:-1.0]',
    );
  });
  it('says None for an unnamed group and an owner nobody knows', () => {
    const unnamed: HatVariables = { ...known, group: null, sender: { ...known.sender, ownerId: null } };
    expect(fillHatVariables('$Group/$OrgID', unnamed)).toBe('None/None');
  });
  it.each([
    ['confirmed', 'email.globomantics.com', 'email.globomantics.com'],
    ['unconfirmed', 'email.globomantics.com', 'Unknown'],
    ['none', null, 'None'],
  ] as const)('says of a name that is %s (%s): %s', (nameCheck, name, said) => {
    expect(fillHatVariables('$Hostname', { ...known, sender: { ...known.sender, nameCheck, name } })).toBe(said);
  });
  it('leaves a dollar alone that begins no variable, and fills what stands against other signs', () => {
    expect(fillHatVariables('$5 $Groups $Sender ($group)[$RemoteIP].', known)).toBe('$5 $Groups $Sender (SUSPECTLIST)[198.51.100.25].');
  });
  it('fills once: what a value says is no variable', () => {
    expect(fillHatVariables('$Hostname', { ...known, sender: { ...known.sender, name: '$Group' } })).toBe('$Group');
  });
});
