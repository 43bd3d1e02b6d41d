/** Ties Monaco to the page: what is shown, its remarks and lit lines, theme and size. */
import { untrack } from 'svelte';
import { APPLIANCE_FILE } from '#esa';
import type { Attachment } from 'svelte/attachments';
import type { LabSession } from '../lab-session.svelte.ts';
import type { PolicyEditor } from './monaco-editor.ts';
import type { PolicyState } from './policy-state.svelte.ts';
import { findInLazily, whenTypingRests } from './resting.ts';

export type EditorModule = typeof import('./monaco-editor.ts');

/** Above this width letters are 13 px, below 12 (look: grid and sizes). */
const LARGE = '(min-width: 1440px)';

const themeNow = (): string => (document.documentElement.dataset['theme'] === 'night' ? 'night' : 'paper');

/** The attachment that makes an element the editor. */
export function attachEditor(module: EditorModule, session: LabSession, policy: PolicyState): Attachment<HTMLElement> {
  return (element) =>
    untrack(() => {
      const size = matchMedia(LARGE);
      const ports = {
        changed: (file: string, text: string) => {
          policy.said = '';
          session.edit(file, text);
        },
        say: (message: string) => (policy.said = message),
        textOf: (file: string) => session.textOf(file),
        cursorMoved: (line: number) => (policy.cursorLine = line),
        tabMovesFocus: (moves: boolean) => (policy.tabMovesFocus = moves),
        fileNames: () => session.fileNames,
        explains: () => policy.explains,
      };
      const editor = new module.PolicyEditor(element, ports, themeNow(), size.matches);
      const resized = (): void => editor.setLarge(size.matches);
      size.addEventListener('change', resized);
      const themes = new MutationObserver(() => editor.setTheme(themeNow()));
      themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
      policy.editor = editor;
      followState(editor, session, policy);
      return () => {
        size.removeEventListener('change', resized);
        themes.disconnect();
        policy.editor = null;
        editor.dispose();
      };
    });
}

function followState(editor: PolicyEditor, session: LabSession, policy: PolicyState): void {
  $effect(() => {
    const { file, label, readOnly } = policy;
    if (file !== null)
      editor.show(
        { file, label, readOnly },
        untrack(() => policy.text),
        untrack(() => policy.takeEarlier(file)),
      );
  });
  $effect(() => {
    for (const file of session.fileNames) editor.follow(file, session.textOf(file));
  });
  $effect(() => {
    if (policy.file !== null) editor.mark(policy.file, policy.text, policy.remarks);
  });
  $effect(() => {
    const { file, text } = policy;
    if (file === null) return;
    return whenTypingRests(
      () => findInLazily(file, text, session.textOf(APPLIANCE_FILE)),
      (findings) => {
        if (findings !== null) policy.found = { file, text, findings };
      },
    );
  });
  $effect(() => {
    const { lights, edits, text, inert, coverage } = policy;
    editor.decorate({ lights, edits, text, inert, counts: coverage?.lines ?? [] });
  });
  $effect(() => {
    void policy.rule;
    void policy.file;
    void session.revealed;
    const line = untrack(() => policy.lights.lit);
    if (line !== null) editor.reveal(line);
  });
}
