import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withSupportTable } from './tools/support-table.ts';

const path = join(import.meta.dirname, '../README.md');

describe('the README', () => {
  it('shows the support ladder as it is; `npm test -- -u` prints it anew', async () => {
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('<!-- support: printed by');
    await expect(withSupportTable(text)).toMatchFileSnapshot(path);
  });
});
