/**
 * How the tables are coloured: by their letters alone. What a word means, and whether it is defined, is the parsers' business and shows as
 * markers. The token names are those of tokens.json.
 */
import type { languages } from 'monaco-editor/editor';

type Rules = languages.IMonarchLanguage['tokenizer'];

/** `{ key = value }`, the same in both tables, and remarks in brackets, which may nest. */
const shared: Rules = {
  block: [
    [/^\s*#.*$/, 'comment'],
    [/\}/, 'delimiter', '@pop'],
    [/[A-Za-z_][\w.]*(?=\s*=)/, 'parameter'],
    [/"(?:[^"\\]|\\.)*"?/, 'string'],
    [/-?\d[\w.]*/, 'number'],
    [/=/, 'delimiter'],
    [/[^\s"={}#]+/, 'string'],
    [/\s+|#/, ''],
  ],
  remark: [
    [/\(/, 'remark', '@push'],
    [/\)/, 'remark', '@pop'],
    [/[^()]+/, 'remark'],
  ],
};

/** The Host Access Table: policies, groups, senders. */
export const hostAccessLanguage: languages.IMonarchLanguage = {
  ignoreCase: true,
  tokenizer: {
    root: [
      [/^\s*#.*$/, 'comment'],
      [/\{/, 'delimiter', '@block'],
      [/\(/, 'remark', '@remark'],
      [/\$[\w-]+/, 'policy'],
      [/(?:accept|relay|reject|tcprefuse|continue)(?![\w.:-])/, 'keyword'],
      [/all(?![\w.-]):?/, 'group'],
      [/[a-z_][\w-]*:(?![\w:.])/, 'group'],
      [/sbrs\s*\[[^\]]*\]?/, 'entry.score'],
      [/,/, 'delimiter'],
      [/[^\s,(){}]+/, 'entry'],
      [/\s+|[)}]/, ''],
    ],
    ...shared,
  },
};

/** The Recipient Access Table: recipients and what becomes of them. */
export const recipientAccessLanguage: languages.IMonarchLanguage = {
  ignoreCase: true,
  tokenizer: {
    root: [
      [/^\s*#.*$/, 'comment'],
      [/\{/, 'delimiter', '@block'],
      [/\(/, 'remark', '@remark'],
      [/(?:accept|reject)(?![\w.@-])/, 'keyword'],
      [/all(?![\w.@-])/, 'group'],
      [/[^\s(){}]+/, 'entry'],
      [/\s+|[)}]/, ''],
    ],
    ...shared,
  },
};

/** LDIF (RFC 2849): names of entries, attributes and their values; a line that begins with a blank goes on the one before. */
export const ldifLanguage: languages.IMonarchLanguage = {
  ignoreCase: true,
  tokenizer: {
    root: [
      [/^#.*$/, 'comment'],
      [/^(dn)(::?)(.*)$/, ['keyword', 'delimiter', 'group']],
      [/^([a-z][\w;.-]*)(:[:<]?)(.*)$/, ['parameter', 'delimiter', 'string']],
      [/^ .*$/, 'string'],
      [/.+/, 'invalid'],
    ],
  },
};
