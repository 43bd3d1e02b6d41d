/** A line of `mail_logs` without its time: its text alone where its level is Info, as nearly every line's is. */
export type LogText = string | { readonly level: 'Warning'; readonly text: string };
