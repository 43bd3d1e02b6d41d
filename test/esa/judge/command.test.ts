import { describe, expect, it } from 'vitest';
import { actsOf } from '#esa';
import { opened } from '../../conformance/opened.ts';

const greeted = (policy: Readonly<Record<string, string>>) => ({ ...opened({ policy }).connection, phase: 'greeted' as const });

describe('actsOf', () => {
  it('leaves out what the policy does not offer', () => {
    expect(actsOf(greeted({}))).not.toEqual(expect.arrayContaining(['AUTH']));
    expect(actsOf(greeted({}))).not.toEqual(expect.arrayContaining(['STARTTLS']));
    expect(actsOf(greeted({ tls: 'on', smtpauth_allow: 'on' }))).toEqual(expect.arrayContaining(['AUTH', 'STARTTLS', 'MAIL']));
  });
  it('leaves out what has been done', () => {
    const connection = { ...greeted({ tls: 'on', smtpauth_allow: 'on' }), user: 'alice', ciphering: { protocol: 'TLSv1.2', cipher: 'c' } };
    expect(actsOf(connection).filter((act) => act === 'AUTH' || act === 'STARTTLS')).toEqual([]);
  });
});
