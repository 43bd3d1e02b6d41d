import { describe, expect, it } from 'vitest';
import { offersAuth, policyInForce } from '../../../src/esa/judge/auth.ts';
import { opened } from '../../conformance/opened.ts';

const ciphering = { protocol: 'TLSv1.2', cipher: 'c' };

describe('offersAuth', () => {
  it('follows the policy', () => {
    expect(offersAuth(opened().connection)).toBe(false);
    expect(offersAuth(opened({ policy: { smtpauth_allow: 'on' } }).connection)).toBe(true);
    expect(offersAuth(opened({ policy: { smtpauth_allow: 'required' } }).connection)).toBe(true);
  });
  it('waits for TLS where the policy says so', () => {
    const { connection } = opened({ policy: { smtpauth_allow: 'on', smtpauth_requiretls: 'on' } });
    expect([offersAuth(connection), offersAuth({ ...connection, ciphering })]).toEqual([false, true]);
  });
  it('is over once somebody has said who he is', () => {
    const { connection } = opened({ policy: { smtpauth_allow: 'on' } });
    expect(offersAuth({ ...connection, user: 'alice' })).toBe(false);
  });
});

describe('policyInForce', () => {
  it('is the policy of the opening, its behaviour turned to RELAY for a known user alone', () => {
    const { connection } = opened();
    expect(policyInForce(connection)).toBe(connection.policy);
    expect(policyInForce({ ...connection, user: 'alice' })).toEqual({ ...connection.policy, behaviour: 'RELAY' });
  });
});
