import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { drawMap } from '../../../src/ui/analysis/map.ts';
import { MapState, type Picked } from '../../../src/ui/map/map-state.svelte.ts';
import SenderMap from '../../../src/ui/map/SenderMap.svelte';
import { TABLE } from './drawn.ts';

let shown: ReturnType<typeof mount> | null = null;

afterEach(async () => {
  if (shown !== null) await unmount(shown);
  document.body.innerHTML = '';
});

const all = (selector: string): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
const regions = (): readonly HTMLElement[] => all('.region');
const status = (): string => all('[role="status"]')[0]?.textContent.replace(/\s+/g, ' ').trim() ?? '';

function press(key: string): void {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  flushSync();
}

async function opened() {
  const acted: Picked[] = [];
  const lines: number[] = [];
  const state = new MapState((source, asked) => Promise.resolve(drawMap(source, asked)));
  shown = mount(SenderMap, {
    target: document.body,
    props: {
      state,
      subject: { source: { kind: 'hat', text: TABLE, listener: 'public' }, scores: 'told', around: null },
      begin: 'Begin here.',
      onact: (picked: Picked) => acted.push(picked),
      online: (line: number) => lines.push(line),
      acts: createRawSnippet(() => ({ render: () => '<button type="button">Do</button>' })),
    },
  });
  await expect.poll(() => regions().length).toBe(7);
  return { acted, lines };
}

describe('SenderMap', () => {
  it('names every region by verdict, group, senders and scores, and takes Tab once', async () => {
    await opened();
    expect(regions().map((region) => region.getAttribute('aria-label'))).toEqual([
      'relay RELAYLIST: 10.0.0.0/8, score not asked',
      'accept ALLOWED_LIST: .globomantics.com, any score',
      'reject BLOCKED_LIST: 192.0.2.0/24, any score',
      'reject BLOCKED_LIST: 198.51.100.128/25 and everyone else, score −10.0 to −3.0',
      'throttle SUSPECTLIST: 198.51.100.128/25 and everyone else, score −2.9 to −1.0',
      'TCP refuse 198.51.100.128/25: 198.51.100.128/25, score −0.9 to 10.0 or none',
      'accept ALL: everyone else, score −0.9 to 10.0 or none',
    ]);
    expect(regions().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    expect(all('.legend li').map((item) => item.textContent)).toEqual(['accept', 'relay', 'throttle', 'reject', 'TCP refuse']);
    expect(all('.pick')[0]?.textContent).toContain('Begin here.');
  });

  it('tells who is picked as the arrows go, and acts on them', async () => {
    const { acted, lines } = await opened();
    regions()[0]?.focus();
    flushSync();
    expect(status()).toBe('10.0.0.70 RELAYLIST takes it on line 6');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight']) press(key);
    expect(document.activeElement?.getAttribute('aria-label')).toContain('throttle SUSPECTLIST');
    expect(regions().filter(({ tabIndex }) => tabIndex === 0)).toEqual([document.activeElement]);
    expect(status()).toMatch(/^198\.51\.100\.\d+ score −2\.0 SUSPECTLIST takes it on line 16$/);
    (document.activeElement as HTMLElement).click();
    expect(acted.map(({ cell }) => cell.group)).toEqual(['SUSPECTLIST']);
    all('[role="status"] button')[0]?.click();
    expect(lines).toEqual([16]);
  });

  it('is picked by a finger first, and acted on by the second touch', async () => {
    const { acted } = await opened();
    const region = regions()[4];
    const touch = (): void => {
      region?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' }));
      region?.focus();
      region?.dispatchEvent(new PointerEvent('click', { bubbles: true, pointerType: 'touch' }));
      flushSync();
    };
    touch();
    expect(status()).toContain('SUSPECTLIST takes it');
    expect(acted).toEqual([]);
    touch();
    expect(acted.map(({ cell }) => cell.group)).toEqual(['SUSPECTLIST']);
  });

  it('has every cell in a list too', async () => {
    await opened();
    all('summary')[0]?.click();
    await expect.poll(() => all('tbody tr').length).toBe(10);
    const rows = all('tbody tr').map((row) => [...row.children].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()));
    expect(rows[0]).toEqual(['10.0.0.0/8 score not asked', 'score not asked', 'relay RELAYLIST line 6']);
    expect(rows.at(-1)).toEqual(['score −0.9 to 10.0 or none', 'accept ALL line 23']);
    all('tbody button')[1]?.click();
    flushSync();
    expect(status()).toMatch(/any score, mail\.globomantics\.com ALLOWED_LIST takes it on line 9$/);
  });
});
