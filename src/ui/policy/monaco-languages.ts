/** The languages of the tabs and the two themes, as Monaco knows them. Importing this file registers them once. */
import { editor, languages } from 'monaco-editor/editor';
import tokens from '../tokens.json';
import { hostAccessLanguage, ldifLanguage, recipientAccessLanguage } from './languages.ts';
import type { Tab } from './tabs.ts';

/** Monaco's name for the language of a tab. */
export const languageIds: Readonly<Record<Tab, string>> = {
  hat: 'postern-hat',
  rat: 'postern-rat',
  listeners: 'yaml',
  directory: 'postern-ldif',
};

const ours = { 'postern-hat': hostAccessLanguage, 'postern-rat': recipientAccessLanguage, 'postern-ldif': ldifLanguage };
for (const [id, language] of Object.entries(ours)) {
  languages.register({ id });
  languages.setMonarchTokensProvider(id, language);
  languages.setLanguageConfiguration(id, {
    comments: { lineComment: '#' },
    brackets: [
      ['{', '}'],
      ['(', ')'],
      ['[', ']'],
    ],
  });
}

/** A stretch shown while one looks through the outline is lit as a word that stands elsewhere is. */
function themeOf({ colors, ...theme }: typeof tokens.monaco.paper | typeof tokens.monaco.night): editor.IStandaloneThemeData {
  const lit = colors['editor.wordHighlightBackground'];
  return {
    ...theme,
    colors: { ...colors, 'editor.rangeHighlightBackground': lit, 'editorOverviewRuler.rangeHighlightForeground': lit },
  } as editor.IStandaloneThemeData;
}
editor.defineTheme('postern-paper', themeOf(tokens.monaco.paper));
editor.defineTheme('postern-night', themeOf(tokens.monaco.night));
